import type { Child } from 'hono/jsx';
import { organisationsFor } from '../../../wing/permission.ts';
import type { PageVisit } from '../../../wing/route.ts';
import { namedOrganisations } from '../own-organisation-store.ts';
import { readWaitingIdeas } from '../waiting-store.ts';
import { ideaPath } from './idea-words.ts';
import { ideaText } from '../texts.ts';

/** On one's own desk: what about ideas waits for an answer, and where to look on. */
export async function ideasOnMyWork(visit: PageVisit): Promise<Child | undefined> {
  const { actor, href, locale } = visit;
  if (actor.kind !== 'person') return undefined;
  const t = ideaText(locale);
  const [waiting, own] = await visit.as(async (database) => [
    await readWaitingIdeas(database, actor.id),
    await namedOrganisations(database, organisationsFor(actor, 'idea.partner')),
  ]);
  const { contacts, questions, slug } = waiting;
  if (contacts === 0 && questions === 0 && own.length === 0) return undefined;
  return (
    <section class="section" aria-labelledby="mijn-ideeen">
      <h2 id="mijn-ideeen">{t('mywork.title')}</h2>
      <ul class="plain-list">
        {contacts > 0 && (
          <li>
            <a href={href('/contacten')}>{t('mywork.contacts', { count: contacts })}</a>
          </li>
        )}
        {slug && (
          <li>
            <a href={href(`${ideaPath(slug)}#vragen`)}>{t('mywork.questions', { count: questions })}</a>
          </li>
        )}
        {own.map((organisation) => (
          <li>
            <a href={href(`/ideeen/voor/${organisation.slug}`)}>
              {t('list.forMine', { organisation: organisation.name })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
