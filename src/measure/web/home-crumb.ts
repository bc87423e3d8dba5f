import type { View } from './view.ts';

/** The link to the home page that every trail begins with. */
export function homeCrumb(view: View): { readonly href: string; readonly label: string } {
  return { href: view.href('/'), label: view.release.plan.name[view.locale] };
}
