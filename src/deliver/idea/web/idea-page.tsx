import type { Delivering } from '../../delivering.ts';
import type { Child } from 'hono/jsx';
import type { PageVisit } from '../../../wing/route.ts';
import { may } from '../../../wing/permission.ts';
import { formatList } from '../../../foundation/number.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { DefinitionList } from '../../../site/ui/definition-list/definition-list.tsx';
import { ErrorSummary } from '../../../site/ui/error-summary/error-summary.tsx';
import { Notice } from '../../../site/ui/notice/notice.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import { writtenIn } from '../../written-text.ts';
import { WrittenIn, WrittenLine } from '../../web/written.tsx';
import { ContactSection } from './contact-section.tsx';
import { mayEdit } from './edit.tsx';
import { readIdeaData, type IdeaData } from './idea-data.ts';
import type { SectionProps, SentForm } from './idea-section.ts';
import { ideaPath, linesOf, wordsOf, type IdeaWords } from './idea-words.ts';
import { InterestSection } from './interest-section.tsx';
import { ModerationSection, ProjectSection, TrailSection } from './manage-section.tsx';
import { QuestionSection } from './question-section.tsx';
import { SuggestionSection } from './suggestion-section.tsx';

/** `/ideeen/:slug`: an idea, who would join, what is asked; with what the reader may do. */
export async function ideaPage(visit: PageVisit, delivering: Delivering, sent?: SentForm): Promise<LiveAnswer> {
  const data = await readIdeaData(visit, delivering);
  if (!data) return { kind: 'not-found' };
  const words = wordsOf(visit, delivering);
  const { idea } = data;
  const page: PageContent = {
    kind: 'page',
    title: writtenIn(idea.title, words.locale).text,
    description: writtenIn(idea.summary, words.locale).text,
    section: 'ideas',
    ...(sent && { status: 422 as const }),
    body: (
      <IdeaBody
        words={words}
        data={data}
        writeEntry={delivering.writeEntry}
        isNew={visit.query['nieuw'] === '1' && mayEdit(visit.actor, idea)}
        {...(sent && { sent })}
      />
    ),
  };
  return page;
}

function IdeaBody(props: SectionProps & { readonly isNew: boolean }) {
  const { words, data, sent, isNew } = props;
  const { t, locale, href } = words;
  const { idea, actor } = data;
  return (
    <>
      <Breadcrumbs
        locale={locale}
        items={[{ href: href('/ideeen'), label: t('list.title', { region: words.region }) }]}
      />
      <header class="page-head">
        <Tags words={words} data={data} />
        <h1>
          <WrittenLine written={idea.title} locale={locale} />
        </h1>
        <div class="lead">
          <WrittenIn written={idea.summary} locale={locale} />
        </div>
        {mayEdit(actor, idea) && <a href={href(`${ideaPath(idea.slug)}/bewerk`)}>{t('page.edit')}</a>}
      </header>
      <ErrorSummary locale={locale} errors={sent?.errors ?? {}} />
      {isNew && (
        <Notice locale={locale} kind="info" title={t('page.added')}>
          <p>{t('page.addedText')}</p>
        </Notice>
      )}
      <StateNotice words={words} data={data} />
      <div class="split split--wide-first">
        <div class="written-block">
          <WrittenIn written={idea.description} locale={locale} />
          <Needs words={words} data={data} />
        </div>
        <DefinitionList items={factsOf(words, data)} />
      </div>
      <InterestSection {...props} />
      <SuggestionSection {...props} />
      <QuestionSection {...props} />
      <ContactSection {...props} />
      <ProjectSection {...props} />
      {may(actor, 'idea.moderate') && <ModerationSection {...props} />}
      <TrailSection {...props} />
    </>
  );
}

function Tags({ words: { t, href }, data: { idea } }: Pick<SectionProps, 'words' | 'data'>) {
  if (idea.themes.length === 0 && idea.state === 'published') return <></>;
  return (
    <p class="button-row">
      {idea.state !== 'published' && <Tag>{t(`state.${idea.state}`)}</Tag>}
      {idea.themes.map((theme) => (
        <Tag href={href(`/ideeen?thema=${encodeURIComponent(theme)}`)}>{theme}</Tag>
      ))}
    </p>
  );
}

function StateNotice({ words, data: { idea } }: Pick<SectionProps, 'words' | 'data'>): Child {
  const { t, locale, href } = words;
  switch (idea.state) {
    case 'published':
      return <></>;
    case 'hidden':
      return (
        <Notice locale={locale} kind="warning" title={t('page.isHidden')}>
          <p>{t('page.hiddenReason', { reason: idea.hiddenReason ?? '' })}</p>
        </Notice>
      );
    case 'project':
      return (
        <Notice locale={locale} kind="info" title={t('page.isProject')}>
          {idea.projectSlug ? (
            <p>
              <a href={href(`/projecten/${idea.projectSlug}`)}>{t('page.projectLink')}</a>
            </p>
          ) : (
            <p>{t('page.projectDraft')}</p>
          )}
        </Notice>
      );
  }
}

function Needs({ words, data: { idea } }: Pick<SectionProps, 'words' | 'data'>) {
  const { t, locale } = words;
  const kinds = idea.needsKinds.map((kind) => t(`kind.${kind}`));
  return (
    <section aria-labelledby="nodig">
      <h2 id="nodig">{t('page.needs')}</h2>
      {idea.needs.length > 0 && (
        <ul>
          {idea.needs.map((need) => (
            <li>{need}</li>
          ))}
        </ul>
      )}
      {kinds.length > 0 && <p>{t('page.needsKinds', { kinds: formatList(locale, kinds) })}</p>}
      {idea.needs.length === 0 && kinds.length === 0 && <p>{t('page.needsNothing')}</p>}
    </section>
  );
}

function factsOf(
  words: IdeaWords,
  { idea }: IdeaData,
): readonly { readonly term: string; readonly description: Child }[] {
  const { t, href, locale, region } = words;
  const lines = linesOf(words.plan, idea.actions);
  const places = idea.municipalities
    .map((code) => words.municipality(code))
    .toSorted((a, b) => a.localeCompare(b, locale));
  return [
    ...(idea.organisationName
      ? [{ term: t('page.organisation'), description: idea.organisationName }]
      : [{ term: t('page.proposedBy'), description: idea.proposerName ?? t('page.someone') }]),
    { term: t('page.proposedOn'), description: words.day(idea.createdAt) },
    {
      term: t('page.where'),
      description: places.length > 0 ? formatList(locale, places) : t('page.anywhere', { region }),
    },
    ...(idea.groups.length > 0
      ? [{ term: t('page.groups'), description: formatList(locale, idea.groups.map(words.group)) }]
      : []),
    ...(lines.length > 0
      ? [
          {
            term: t('page.actions'),
            description: (
              <ul class="plain-list">
                {lines.map((line) => (
                  <li>
                    <LineLink words={words} line={line} href={href(`/ambities/${line}`)} />
                    <ul>
                      {idea.actions
                        .filter((id) => linesOf(words.plan, [id]).includes(line))
                        .map((id) => (
                          <li>{words.action(id)}</li>
                        ))}
                    </ul>
                  </li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
  ];
}

function LineLink({ words, line, href }: { readonly words: IdeaWords; readonly line: string; readonly href: string }) {
  const title = words.plan.ambitions.find(({ id }) => id === line)?.title[words.locale] ?? line;
  return <a href={href}>{words.t('facet.lineLabel', { id: line, title })}</a>;
}
