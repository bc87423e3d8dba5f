import type { Locale } from '../../foundation/locale.ts';
import { DataTable } from '../../site/ui/data-table/data-table.tsx';
import { Notice } from '../../site/ui/notice/notice.tsx';
import { wingText } from '../texts.ts';

/** One part of a thing, in words: as somebody else left it, and as it was typed. */
export interface ConflictRow {
  readonly field: string;
  readonly theirs: string;
  readonly mine: string;
}

interface ConflictProps {
  readonly locale: Locale;
  readonly title: string;
  readonly lead: string;
  /** Whether whoever typed this left the other too, in another window: it is then said so, instead of the title. */
  readonly isOwn: boolean;
  /** All parts: those that do not differ are left out. */
  readonly rows: readonly ConflictRow[];
}

/** What somebody else, or one's own other window, left beside what was typed, above the form that still holds what was typed. */
export function Conflict({ locale, title, lead, rows, isOwn }: ConflictProps) {
  const t = wingText(locale);
  const differing = rows.filter(({ theirs, mine }) => theirs !== mine);
  return (
    <Notice locale={locale} kind="warning" title={isOwn ? t('conflict.own') : title}>
      <p>{lead}</p>
      {differing.length > 0 && (
        <div class="conflict">
          <DataTable
            locale={locale}
            id="verschil"
            caption={t('conflict.caption')}
            columns={[
              { label: t('conflict.field'), kind: 'text' },
              { label: t('conflict.theirs'), kind: 'text' },
              { label: t('conflict.mine'), kind: 'text' },
            ]}
            rows={differing.map(({ field, theirs, mine }) =>
              [field, theirs || t('conflict.nothing'), mine || t('conflict.nothing')].map((content) => ({ content })),
            )}
          />
        </div>
      )}
    </Notice>
  );
}
