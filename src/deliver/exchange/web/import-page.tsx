import type { Kysely } from 'kysely';
import type { Delivering } from '../../delivering.ts';
import { act, pressed } from '../../../wing/act.ts';
import type { FormVisit, PageVisit, Route } from '../../../wing/route.ts';
import type { Child } from 'hono/jsx';
import { formatNumber } from '../../../foundation/number.ts';
import { readCount } from '../../../foundation/plain-number.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import { Form } from '../../../site/ui/form/form.tsx';
import { fieldId } from '../../../site/ui/form-field/form-field.tsx';
import { sayCellProblem, sayLeftOut } from '../cell-problem.ts';
import { isChange } from '../table-changes.ts';
import type { ExchangeTables } from '../exchange-store.ts';
import { importFiles, previewImport, type ImportOutcome } from '../import-store.ts';
import { changedProjects, type ChangedProject } from '../preview.ts';
import type { SentFile } from '../sheet-store.ts';
import { forgetFiles, importIdOf, keepFiles, waitingFiles } from '../waiting-file-store.ts';
import { TableDownloads } from './downloads.tsx';
import { termsOf } from '../../project/plan-terms.ts';
import { wingText } from '../../../wing/texts.ts';
import { exchangeText } from '../texts.ts';

/** `/beheer/import`: bring projects in from files, after a look at what would change. */
export function importRoutes(delivering: Delivering): readonly Route[] {
  return [
    { method: 'GET', path: '/beheer/import', permission: 'exchange.import', handle: startPage },
    {
      method: 'POST',
      path: '/beheer/import',
      takesFiles: true,
      permission: 'exchange.import',
      handle: (visit) => preview(visit, delivering),
    },
    {
      method: 'POST',
      path: '/beheer/import/:import',
      permission: 'exchange.import',
      handle: (visit) => bringIn(visit, delivering),
    },
  ];
}

/** Rows of a list shown at most: the counts above it are of all. */
const mostShown = 100;

function startPage(visit: PageVisit | FormVisit, error?: 'error.none' | 'error.gone'): PageContent {
  const { locale } = visit;
  const t = exchangeText(locale);
  return importPage(visit, error ? { bestanden: t(error) } : {}, [
    <FilesForm visit={visit} {...(error && { error: t(error) })} />,
    <section class="section" aria-labelledby="opmaak">
      <h2 id="opmaak">{t('layout.title')}</h2>
      <p>{t('layout.text')}</p>
      <TableDownloads locale={locale} href={visit.href} />
    </section>,
  ]);
}

function importPage(
  visit: PageVisit | FormVisit,
  errors: Readonly<Record<string, string>>,
  children: readonly Child[],
): PageContent {
  const t = exchangeText(visit.locale);
  const done = readCount(visit.done);
  return workPage(visit, {
    title: t('title'),
    above: [{ path: '/beheer', label: wingText(visit.locale)('admin.title') }],
    lead: t('lead'),
    ...(done !== undefined && { done: t('done', { count: done }) }),
    errors,
    children: <>{children}</>,
  });
}

function FilesForm({ visit, error }: { readonly visit: PageVisit | FormVisit; readonly error?: string }) {
  const t = exchangeText(visit.locale);
  const id = fieldId('bestanden');
  return (
    <Form action={visit.href('/beheer/import')} hasFiles submit={t('files.button')} label={t('title')}>
      <div class={error ? 'form-field form-field--error' : 'form-field'}>
        <label for={id}>{t('files')}</label>
        <p class="form-field__hint" id={`${id}-hulp`}>
          {t('files.hint')}
        </p>
        {error && (
          <p class="form-field__error" id={`${id}-fout`}>
            {error}
          </p>
        )}
        <input
          type="file"
          id={id}
          name="bestanden"
          multiple
          accept=".xlsx,.csv"
          aria-describedby={error ? `${id}-hulp ${id}-fout` : `${id}-hulp`}
          {...(error && { 'aria-invalid': 'true' })}
        />
      </div>
    </Form>
  );
}

async function filesIn(form: FormData): Promise<readonly SentFile[]> {
  const files = form.getAll('bestanden').filter((each): each is File => each instanceof File && each.size > 0);
  return Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
}

/** Shows what files would change, and keeps them until somebody says so. */
async function preview(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const files = await filesIn(visit.form);
  const { actor } = visit;
  if (files.length === 0 || actor.kind !== 'person') return startPage(visit, 'error.none');
  const outcome = await visit.as(wouldChange(delivering, files));
  if (outcome.problems.length > 0) return problemsPage(visit, outcome);
  const id = visit.sent?.kind === 'now' ? importIdOf(visit.sent.name) : delivering.newId();
  if (isChange(outcome.changes)) await visit.as((database) => keepFiles(database, id, actor.id, files));
  return previewPage(visit, outcome, id);
}

function wouldChange({ plan, organisations, now }: Delivering, files: readonly SentFile[]) {
  return (database: Kysely<ExchangeTables>): Promise<ImportOutcome> =>
    previewImport(database, files, { terms: termsOf(plan), organisations, now: now() });
}

function bringIn(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const id = visit.params['import'] ?? '';
  return act<undefined, readonly SentFile[], 'gone' | 'problems', ExchangeTables>(visit, {
    reading: pressed(undefined),
    load: (database) => waitingFiles(database, id),
    work: async (_, { thing: files, person: author, database }) => {
      if (files.length === 0) return { kind: 'wrong', errors: { bestanden: 'gone' } };
      const { plan, newId, organisations, now } = delivering;
      const tools = { terms: termsOf(plan), author, organisations, newId, now: now() };
      const { problems, changes } = await importFiles(database, files, tools);
      if (problems.length > 0) return { kind: 'wrong', errors: { bestanden: 'problems' } };
      await forgetFiles(database, id);
      return { kind: 'done', path: '/beheer/import', done: String(changedProjects(changes).length) };
    },
    show: async ({ thing: files, errors }) => {
      if (errors['bestanden'] === 'gone') return startPage(visit, 'error.gone');
      return problemsPage(visit, await visit.as(wouldChange(delivering, files)));
    },
  });
}

function problemsPage(visit: FormVisit, { problems, leftOut }: ImportOutcome): PageContent {
  const { locale } = visit;
  const t = exchangeText(locale);
  const shown = problems.slice(0, mostShown);
  const message = t('problems', { count: problems.length });
  return importPage(visit, { bestanden: message }, [
    <section class="section" aria-labelledby="fouten-lijst">
      <h2 id="fouten-lijst">{message}</h2>
      <p>{t('problems.text')}</p>
      {problems.length > mostShown && <p>{t('shown', { shown: mostShown, count: problems.length })}</p>}
      <DataTable
        locale={locale}
        id="fouten-tabel"
        caption={t('problems.caption')}
        columns={[
          { label: t('column.file'), kind: 'text' },
          { label: t('column.row'), kind: 'number' },
          { label: t('column.column'), kind: 'text' },
          { label: t('column.what'), kind: 'text' },
          { label: t('column.mend'), kind: 'text' },
        ]}
        rows={shown.map((problem) => {
          const { file, sheet, row, column } = problem.place;
          const { message: what, hint } = sayCellProblem(problem, locale);
          return [
            { content: [file, sheet].filter(Boolean).join(', ') },
            { content: row ?? '', sortBy: row ?? 0 },
            { content: column ?? '' },
            { content: what },
            { content: hint },
          ];
        })}
      />
    </section>,
    <LeftOutList visit={visit} leftOut={leftOut} />,
    <FilesForm visit={visit} error={message} />,
  ]);
}

function previewPage(visit: FormVisit, { changes, unchanged, leftOut }: ImportOutcome, id: string): PageContent {
  const { locale } = visit;
  const t = exchangeText(locale);
  const projects = changedProjects(changes);
  const organisations = changes.get('organisations')?.added ?? [];
  const added = projects.filter(({ isNew }) => isNew).length;
  return importPage(visit, {}, [
    <section class="section" aria-labelledby="gevolg">
      <h2 id="gevolg">{t('preview.title')}</h2>
      {isChange(changes) ? (
        <>
          <ul class="plain-list">
            <li>{t('preview.new', { count: added })}</li>
            <li>{t('preview.changed', { count: projects.length - added })}</li>
            <li>{t('preview.unchanged', { count: unchanged })}</li>
            {organisations.length > 0 && <li>{t('preview.organisations', { count: organisations.length })}</li>}
          </ul>
          <p>{t('preview.nothing-yet')}</p>
          <Form action={visit.href(`/beheer/import/${id}`)} submit={t('preview.button')} label={t('preview.button')} />
        </>
      ) : (
        <p>{t('preview.none')}</p>
      )}
    </section>,
    <LeftOutList visit={visit} leftOut={leftOut} />,
    projects.length > 0 && (
      <section class="section" aria-labelledby="projecten">
        <h2 id="projecten">{t('preview.projects')}</h2>
        {projects.length > mostShown && <p>{t('shown', { shown: mostShown, count: projects.length })}</p>}
        <ul class="ruled-list">
          {projects.slice(0, mostShown).map((project) => (
            <ProjectChange visit={visit} project={project} />
          ))}
        </ul>
      </section>
    ),
  ]);
}

/** What of the files was not read. */
function LeftOutList({
  visit: { locale },
  leftOut,
}: {
  readonly visit: FormVisit;
  readonly leftOut: ImportOutcome['leftOut'];
}) {
  if (leftOut.length === 0) return null;
  const t = exchangeText(locale);
  return (
    <section class="section" aria-labelledby="niet-gelezen">
      <h2 id="niet-gelezen">{t('preview.left-out')}</h2>
      {leftOut.length > mostShown && <p>{t('shown', { shown: mostShown, count: leftOut.length })}</p>}
      <ul class="plain-list">
        {leftOut.slice(0, mostShown).map((each) => (
          <li>{sayLeftOut(each, locale)}</li>
        ))}
      </ul>
    </section>
  );
}

function ProjectChange({
  visit: { locale },
  project,
}: {
  readonly visit: FormVisit;
  readonly project: ChangedProject;
}) {
  const t = exchangeText(locale);
  const number = (count: number): string => formatNumber(locale, count, 0);
  return (
    <li>
      <p>
        <strong>{project.title}</strong> ({project.slug}) · {t(project.isNew ? 'preview.is-new' : 'preview.changes')}
      </p>
      <ul class="plain-list small">
        {project.counts
          .filter(({ table }) => table !== 'projects')
          .map(({ table, added, changed, removed }) => (
            <li>
              {t('preview.table', { table, added: number(added), changed: number(changed), removed: number(removed) })}
            </li>
          ))}
        {project.fields.map(({ column, before, after }) => (
          <li>
            {column}: <del>{shortened(before) || t('preview.empty')}</del> →{' '}
            <ins>{shortened(after) || t('preview.empty')}</ins>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** The beginning of a long text: enough to know it by. */
function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
