import type { Delivering } from '../../delivering.ts';
import type { PageVisit } from '../../../wing/route.ts';
import { toAtom } from '../../../site/atom.ts';
import type { LiveFile } from '../../../site/live.ts';
import { newestIdeas } from '../idea-search-store.ts';
import { writtenIn } from '../../written-text.ts';
import { ideaPath, wordsOf } from './idea-words.ts';

const mostEntries = 50;

/** `/ideeen/feed.xml`: the newest ideas, for feed readers. */
export async function ideaFeed(visit: PageVisit, delivering: Delivering): Promise<LiveFile> {
  const { t, locale, href, plan, region } = wordsOf(visit, delivering);
  const ideas = await visit.as((database) => newestIdeas(database, mostEntries));
  const body = toAtom({
    id: `tag:${plan.id},2026:ideas`,
    locale,
    title: t('list.title', { region }),
    author: plan.name[locale],
    self: href('/ideeen/feed.xml'),
    page: href('/ideeen'),
    since: '2026-01-01T00:00:00Z',
    entries: ideas.map((idea) => ({
      id: `tag:${plan.id},2026:idea:${idea.id}`,
      title: writtenIn(idea.title, locale).text,
      updated: idea.createdAt.toISOString(),
      href: href(ideaPath(idea.slug)),
      paragraphs: [
        writtenIn(idea.summary, locale).text,
        t('card.interested', { count: idea.interested, leads: idea.leads }),
      ],
    })),
  });
  return { kind: 'file', type: 'application/atom+xml; charset=utf-8', body, fileName: 'feed.xml', isInline: true };
}
