import { sql } from 'kysely';
import type { SearchEntry, SearchSource } from '../../site/search/search-entry.ts';
import type { Store } from '../../store/store.ts';
import { accessOf } from '../../wing/permission.ts';

/** Organisations in use, for the search of the site: as an anonymous visitor sees them. */
export function organisationSearch(store: Pick<Store, 'as'>): SearchSource {
  const read = async (): Promise<readonly SearchEntry[]> => {
    const found = await store.as(accessOf({ kind: 'visitor' }), (database) =>
      sql<{ slug: string; name: string; description: string }>`
        select slug, name, description from organisation where archived_at is null order by slug`.execute(database),
    );
    return found.rows.map(({ slug, name, description }) => ({
      kind: 'organisations',
      path: `/organisaties/${slug}`,
      title: name,
      text: description.slice(0, longestText),
    }));
  };
  return {
    version: async () => {
      const found = await store.as(accessOf({ kind: 'visitor' }), (database) =>
        sql<{ version: string }>`
          select concat_ws(' ', count(*), md5(string_agg(slug || name || description, ' ' order by slug))) as version
          from organisation where archived_at is null`.execute(database),
      );
      return found.rows[0]?.version ?? '';
    },
    entries: read,
  };
}

/** As much of a description as stands under its name. */
const longestText = 160;
