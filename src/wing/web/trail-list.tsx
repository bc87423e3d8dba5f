import { formatMoment } from '../../foundation/clock-words.ts';
import type { LiveContext } from '../../site/live.ts';
import { State } from '../../site/ui/state/state.tsx';
import type { NamedEntry, WriteEntry } from '../trail.ts';
import { wingText } from '../texts.ts';

/** The trail of a thing, shown where it happened. */
export interface TrailListProps {
  readonly visit: LiveContext;
  /** From `readTrail`, latest first; where several things are told of, each with its thing (`withSubjects`). */
  readonly entries: readonly NamedEntry[];
  /** `writeEntry` of what a wing gets, which knows the events of every wing. */
  readonly write: WriteEntry;
  /** How many were asked for: when there are as many, a link leads to older ones. */
  readonly pageLength: number;
}

/** What happened, each a sentence with its moment. */
export function TrailList({ visit, entries, write, pageLength }: TrailListProps) {
  const { locale } = visit;
  const t = wingText(locale);
  if (entries.length === 0) {
    return (
      <State locale={locale} kind="empty" headingLevel={2}>
        <p>{t('trail.none')}</p>
      </State>
    );
  }
  return (
    <>
      <ol class="trail-list">
        {entries.map((entry) => (
          <li>
            <time datetime={entry.at.toISOString()}>{formatMoment(locale, entry.at)}</time>{' '}
            <span>{write(entry, locale)}</span>
            {entry.named && (
              <>
                {' '}
                <a href={visit.href(entry.named.path)}>{entry.named.name}</a>
              </>
            )}
          </li>
        ))}
      </ol>
      {entries.length >= pageLength && (
        <p>
          <a href={olderLink(visit, entries.at(-1)?.id).href}>{t('trail.older')}</a>
        </p>
      )}
    </>
  );
}

/** Which page of a trail is asked for (`?voor=`), and the address of the one after it. */
export function olderLink({ query, request }: LiveContext, last?: string): { before?: string; href: string } {
  const before = /^\d{1,18}$/.test(query['voor'] ?? '') ? query['voor'] : undefined;
  const url = new URL(request.url);
  if (last) url.searchParams.set('voor', last);
  return { ...(before && { before }), href: url.pathname + url.search };
}
