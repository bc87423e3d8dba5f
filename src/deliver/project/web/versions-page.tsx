import type { Delivering } from '../../delivering.ts';
import type { PageVisit } from '../../../wing/route.ts';
import { formatMoment } from '../../../foundation/clock-words.ts';
import { readCount } from '../../../foundation/plain-number.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import type { LiveAnswer } from '../../../site/live.ts';
import { FormField } from '../../../site/ui/form-field/form-field.tsx';
import { listPartnerNames } from '../author-store.ts';
import { differences, type Difference } from '../difference.ts';
import type { Project } from '../project.ts';
import { readProject } from '../project-read-store.ts';
import { listVersions, readVersion, type VersionLine } from '../version-store.ts';
import { wordChanges, type WordChange } from '../word-diff.ts';
import { aboveDraft, titleOf } from './draft-frame.tsx';
import { placeLabel, projectWords, sayValue, type ProjectWords } from './project-words.ts';
import { projectText } from '../texts.ts';

const pageLength = 50;

/** The list of a project's versions: `/projecten/samen/versies`. */
export function versionsPath(slug: string): string {
  return `/projecten/${slug}/versies`;
}

/** `/projecten/:slug/versies`: who saved what when, with two to put side by side. */
export async function versionsPage(visit: PageVisit): Promise<LiveAnswer> {
  const before = readCount(visit.query['voor']);
  const found = await visit.as(async (database) => {
    const project = await readProject(database, { slug: visit.params['slug'] ?? '' });
    if (!project) return undefined;
    const question = { project: project.id, limit: pageLength, ...(before && { before }) };
    return { project, versions: await listVersions(database, question) };
  });
  if (!found) return { kind: 'not-found' };
  const { project, versions } = found;
  const t = projectText(visit.locale);
  return workPage(visit, {
    title: `${t('versions.title')}: ${titleOf(project, visit)}`,
    above: aboveDraft(visit, project),
    lead: t('versions.lead'),
    children: (
      <>
        {versions.length > 1 && <CompareForm visit={visit} project={project} versions={versions} />}
        <VersionList visit={visit} project={project} versions={versions} />
        {versions.length === pageLength && (
          <p>
            <a href={`${visit.href(versionsPath(project.slug))}?voor=${versions.at(-1)!.version}`}>
              {t('versions.older')}
            </a>
          </p>
        )}
      </>
    ),
  });
}

interface VersionsProps {
  readonly visit: PageVisit;
  readonly project: Project;
  readonly versions: readonly VersionLine[];
}

function comparePath({ visit, project }: VersionsProps): string {
  return visit.href(`${versionsPath(project.slug)}/vergelijk`);
}

function CompareForm(props: VersionsProps) {
  const { visit, versions } = props;
  const t = projectText(visit.locale);
  const options = versions.map((line) => ({
    value: String(line.version),
    label: `${t('versions.line', { version: line.version })} · ${sayBy(line, visit)}`,
  }));
  return (
    <form class="form-fields" method="get" action={comparePath(props)}>
      <FormField id="van" name="van" label={t('versions.from')} options={options} value={options[1]!.value} />
      <FormField id="tot" name="tot" label={t('versions.to')} options={options} value={options[0]!.value} />
      <button class="button">{t('versions.compare')}</button>
    </form>
  );
}

function VersionList(props: VersionsProps) {
  const { visit, versions } = props;
  const t = projectText(visit.locale);
  return (
    <ol class="versions">
      {versions.map((line, index) => {
        const older = versions[index + 1];
        return (
          <li>
            <strong>{t('versions.line', { version: line.version })}</strong>
            <span>{sayBy(line, visit)}</span>
            <span>{line.sections.map((section) => t(`section.${section}`)).join(', ')}</span>
            {older && (
              <a href={`${comparePath(props)}?van=${older.version}&tot=${line.version}`}>
                {t('versions.with')} <span class="sr-only">({line.version})</span>
              </a>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function sayBy({ authorName, savedAt }: VersionLine, { locale }: PageVisit): string {
  const t = projectText(locale);
  return t('versions.by', { name: authorName ?? t('somebody'), time: formatMoment(locale, savedAt) });
}

/** `/projecten/:slug/versies/vergelijk`: two versions side by side, word by word. */
export async function comparePage(visit: PageVisit, { plan }: Delivering): Promise<LiveAnswer> {
  const [from, to] = [numberIn(visit, 'van'), numberIn(visit, 'tot')];
  const found = await visit.as(async (database) => {
    const project = await readProject(database, { slug: visit.params['slug'] ?? '' });
    if (!project) return undefined;
    const [older, newer] = [await readVersion(database, project.id, from), await readVersion(database, project.id, to)];
    return older && newer && { project, older, newer, organisations: await listPartnerNames(database) };
  });
  if (!found) return { kind: 'not-found' };
  const { project, older, newer } = found;
  const words = projectWords(visit.locale, plan, found.organisations);
  const { t } = words;
  const changes = differences(older.content, newer.content);
  const title = t('compare.title', { from, to });
  return workPage(visit, {
    title,
    above: aboveDraft(visit, project),
    lead: changes.length === 0 ? t('compare.same') : t('compare.count', { count: changes.length }),
    isWide: true,
    children: (
      <>
        {changes.length > 0 && <p class="write-note">{t('compare.key')}</p>}
        {changes.map((change) => (
          <Comparison visit={visit} words={words} change={change} older={older} newer={newer} />
        ))}
      </>
    ),
  });
}

function numberIn({ query }: PageVisit, name: string): number {
  return readCount(query[name]) ?? 0;
}

interface ComparisonProps {
  readonly visit: PageVisit;
  readonly words: ProjectWords;
  readonly change: Difference;
  readonly older: VersionLine & { readonly content: unknown };
  readonly newer: VersionLine & { readonly content: unknown };
}

function Comparison({ visit, words, change, older, newer }: ComparisonProps) {
  const { t } = words;
  const parts = wordChanges(sayValue(words, change.path, change.before), sayValue(words, change.path, change.after));
  const sides = [
    { line: older, shown: parts.filter(({ kind }) => kind !== 'added') },
    { line: newer, shown: parts.filter(({ kind }) => kind !== 'removed') },
  ];
  return (
    <section class="comparison-pair">
      <h2>{placeLabel(words, change.path, [older.content, newer.content])}</h2>
      <div class="comparison-pair__sides">
        {sides.map(({ line, shown }) => (
          <div>
            <h3>
              {t('versions.line', { version: line.version })}
              <span class="comparison-pair__by">{sayBy(line, visit)}</span>
            </h3>
            <p class="comparison-pair__text">
              {shown.length === 0 ? (
                <em>{t('conflict.absent')}</em>
              ) : (
                shown.map((part) => <Stretch words={words} part={part} />)
              )}
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}

/** Underlined or struck out, and said so: colour is never alone. */
function Stretch({ words, part: { kind, text } }: { readonly words: ProjectWords; readonly part: WordChange }) {
  if (kind === 'same') return <>{text}</>;
  const said = <span class="sr-only"> [{words.t(`compare.${kind}`)} </span>;
  const end = <span class="sr-only">] </span>;
  if (kind === 'added') {
    return (
      <ins>
        {said}
        {text}
        {end}
      </ins>
    );
  }
  return (
    <del>
      {said}
      {text}
      {end}
    </del>
  );
}
