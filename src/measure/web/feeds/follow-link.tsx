import type { View } from '../view.ts';
import { revisionText } from '../revisions/texts.ts';

/** Address of the feed of a page, without a language prefix. */
export function feedPath(page: string): string {
  return `${page}.atom`;
}

/** What a page tells of the feed that follows it: for the head of the page. */
export function feedOf(view: View, page: string, name: string): { readonly href: string; readonly title: string } {
  return { href: view.href(feedPath(page)), title: revisionText(view.locale)('feed.title', { name }) };
}

/** Address at which a page is followed by mail, without a language prefix. */
function followPath(page: string): string {
  return `/volgen${page}`;
}

/** The visible ways to follow an indicator, or the named municipality: by mail, or with its feed. */
export function FollowLink({ view, page, place }: { view: View; page: string; place?: string }) {
  const t = revisionText(view.locale);
  return (
    <p class="small follow-link">
      <a href={view.href(followPath(page))} rel="nofollow">
        {t('feed.mail')}
      </a>
      {' · '}
      <a href={view.href(feedPath(page))} type="application/atom+xml">
        {place ? t('feed.link.place', { name: place }) : t('feed.link')}
      </a>
    </p>
  );
}
