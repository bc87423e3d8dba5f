import type { Delivering } from '../../delivering.ts';
import type { Kysely } from 'kysely';
import type { PageVisit } from '../../../wing/route.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { Card } from '../../../site/ui/card/card.tsx';
import { Notice } from '../../../site/ui/notice/notice.tsx';
import { firmCandidates, ideaCandidates, readMatchOrganisation, type CandidateIdea } from '../match-store.ts';
import {
  counterpartOf,
  suggestFirms,
  suggestIdeas,
  type MatchOrganisation,
  type Suggestion,
} from '../partner-match.ts';
import { writtenIn } from '../../written-text.ts';
import { WrittenIn } from '../../web/written.tsx';
import { aboveIdeas, ideaPath, wordsOf, type IdeaWords } from './idea-words.ts';
import { reasonsInWords } from './reason-words.ts';

const mostShown = 20;

/** `/ideeen/voor/:organisation`: ideas, and firms of the other economy, that fit an organisation, with why. */
export async function partnerIdeasPage(visit: PageVisit, delivering: Delivering): Promise<LiveAnswer> {
  const found = await visit.as(async (database: Kysely<unknown>) => {
    const organisation = await readMatchOrganisation(database, visit.params['organisation'] ?? '');
    if (!organisation) return undefined;
    const other = counterpartOf(organisation.kind);
    const ideas = await ideaCandidates(database, organisation);
    return { organisation, ideas, firms: other ? await firmCandidates(database, organisation, other) : [] };
  });
  if (!found) return { kind: 'not-found' };
  const { organisation } = found;
  const words = wordsOf(visit, delivering);
  const { t, locale } = words;
  const ideas = suggestIdeas(organisation, found.ideas, delivering.plan.groupsOf).slice(0, mostShown);
  const firms = suggestFirms(organisation, found.firms, delivering.plan.groupsOf).slice(0, mostShown);
  const title = t('mine.title', { organisation: organisation.name });
  const hasWords = Object.keys(organisation.offers).length + Object.keys(organisation.seeks).length > 0;
  return workPage(visit, {
    title,
    above: [aboveIdeas(words)],
    lead: t('mine.lead', { organisation: organisation.name }),
    section: 'ideas',
    isWide: true,
    children: (
      <>
        {!hasWords && (
          <Notice locale={locale} kind="info">
            <p>{t('mine.noWords')}</p>
          </Notice>
        )}
        <Ideas words={words} ideas={ideas} />
        {counterpartOf(organisation.kind) && <Firms words={words} organisation={organisation} firms={firms} />}
      </>
    ),
  });
}

function Ideas({ words, ideas }: { readonly words: IdeaWords; readonly ideas: readonly Suggestion<CandidateIdea>[] }) {
  const { t, href, locale } = words;
  return (
    <section aria-labelledby="ideeen-kop">
      <h2 id="ideeen-kop">{t('mine.ideas')}</h2>
      {ideas.length === 0 && <p>{t('mine.noIdeas')}</p>}
      <ul class="idea-cards">
        {ideas.map(({ item, reasons }) => (
          <li>
            <Card title={writtenIn(item.title, locale).text} href={href(ideaPath(item.slug))}>
              <WrittenIn written={item.summary} locale={locale} />
              <p class="small">{capitalised(reasonsInWords(words, reasons, 'idea'))}</p>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Firms(props: {
  readonly words: IdeaWords;
  readonly organisation: MatchOrganisation;
  readonly firms: readonly Suggestion<MatchOrganisation>[];
}) {
  const { words, organisation, firms } = props;
  const { t, href } = words;
  return (
    <section class="section" aria-labelledby="bedrijven-kop">
      <h2 id="bedrijven-kop">{t(organisation.kind === 'market' ? 'mine.firmsSocial' : 'mine.firms')}</h2>
      <p class="section__lead">{t('mine.firmsLead')}</p>
      {firms.length === 0 && <p>{t('mine.noFirms')}</p>}
      <ul class="ruled-list">
        {firms.map(({ item, reasons }) => (
          <li>
            <p>
              <a href={href(`/organisaties/${item.slug}`)}>{item.name}</a>
            </p>
            <p class="small">{capitalised(reasonsInWords(words, reasons, 'firm'))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
