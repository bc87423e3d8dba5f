import type { Happening } from '../../wing/trail.ts';

/** Something that happened to a person's own account: that one sees the entry. */
export function personEvent(event: string, id: string): Happening & { readonly about: string } {
  return { event, subject: { kind: 'person', id }, about: id };
}
