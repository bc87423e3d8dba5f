import type { PageContent } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import { Verdict } from '../../../site/ui/verdict/verdict.tsx';
import type { Report, ReportChapter, ReportFigure } from '../../report/report.ts';
import type { ChapterTable } from '../../../wing/beside.ts';
import { indicatorPath } from '../../address.ts';
import { homeCrumb } from '../home-crumb.ts';
import type { View } from '../view.ts';
import { ReportDrawing } from './report-drawing.tsx';
import { siteText } from '../../../site/texts.ts';
import { reportText } from '../../report/texts.ts';

/** A report to read and to print: the page of `/rapporten/{id}`. */
export function reportPage(view: View, report: Report): PageContent {
  const t = reportText(view.locale);
  return {
    kind: 'page',
    title: `${t('kind')}: ${report.title}`,
    description: report.lead || report.about,
    body: (
      <article class={`report report--${report.id.split('-')[0]}`}>
        <Opening view={view} report={report} />
        <section class="section report__page" aria-labelledby="kort">
          <h2 id="kort">{t('summary')}</h2>
          <ul class="ruled-list">
            {report.summary.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </section>
        <Claims view={view} report={report} />
        {report.chapters.map((chapter) => (
          <Chapter view={view} chapter={chapter} />
        ))}
        <Actions view={view} report={report} />
        <Annex view={view} report={report} />
        <section class="section" aria-labelledby="bronnen">
          <h2 id="bronnen">{t('sources')}</h2>
          <PlainTable view={view} id="bronnen-tabel" table={report.sources} />
        </section>
        <Colophon view={view} report={report} />
      </article>
    ),
  };
}

function Opening({ view, report }: { view: View; report: Report }) {
  const t = reportText(view.locale);
  return (
    <div class="page-head report__cover">
      <Breadcrumbs
        locale={view.locale}
        items={[homeCrumb(view), { href: view.href('/rapporten'), label: t('choose.title') }]}
      />
      <Tag>{t('kind')}</Tag>
      <h1>{report.title}</h1>
      {report.lead && <p class="lead">{report.lead}</p>}
      {report.sender && <p class="report__sender">{report.sender}</p>}
      <p>{report.about}</p>
      <WordForm view={view} report={report} />
      <p class="report__ways">
        <span class="small">{t('print')}</span> <a href={view.href('/rapporten')}>{t('other')}</a>
      </p>
    </div>
  );
}

/** A button and no link: drawing a document is work that robots, which follow every link, should not set going. */
function WordForm({ view, report }: { view: View; report: Report }) {
  const { pathname, searchParams } = new URL(report.address, 'http://site.test');
  return (
    <form class="report__ways" method="get" action={view.href(`${pathname}.docx`)}>
      {[...searchParams].map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button class="button">{reportText(view.locale)('word')}</button>
    </form>
  );
}

function Chapter({ view, chapter }: { view: View; chapter: ReportChapter }) {
  return (
    <section class="section report__page" aria-labelledby={`${chapter.id}-kop`} id={chapter.id}>
      <h2 id={`${chapter.id}-kop`}>{chapter.title}</h2>
      <p>{chapter.text}</p>
      {chapter.figures.map((figure) => (
        <ReportedFigure view={view} figure={figure} chapter={chapter.id} />
      ))}
      {chapter.points.length > 0 && (
        <ul class="ruled-list">
          {chapter.points.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
      {chapter.missing.length > 0 && (
        <ul class="plain-list">
          {chapter.missing.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ReportedFigure({ view, figure, chapter }: { view: View; figure: ReportFigure; chapter: string }) {
  const id = `${chapter}-${figure.id}`;
  return (
    <section class="report__figure" aria-labelledby={`${id}-kop`}>
      <h3 id={`${id}-kop`}>
        <a href={view.href(indicatorPath(figure))}>{figure.name}</a>
      </h3>
      <p class="small">{figure.measure}.</p>
      <p class="report__message">{figure.headline}</p>
      {figure.sentences.map((sentence) => (
        <p>{sentence}</p>
      ))}
      {figure.progress.length > 0 && (
        <div class="report__target">
          <h4>{reportText(view.locale)('figure.target')}</h4>
          {figure.progress.map((sentence) => (
            <p>{sentence}</p>
          ))}
        </div>
      )}
      {figure.chart && <ReportDrawing chart={figure.chart} words={view.words} id={`${id}-lijnen`} />}
      <p class="source-line">
        {figure.source} <a href={`#${figure.annex.id}-kop`}>{reportText(view.locale)('annex.link')}</a>
      </p>
    </section>
  );
}

/** Every table, on pages of their own where it is printed. */
function Annex({ view, report }: { view: View; report: Report }) {
  if (report.annex.length === 0) return null;
  return (
    <section class="section report__page" aria-labelledby="bijlage">
      <h2 id="bijlage">{reportText(view.locale)('annex')}</h2>
      {report.annex.map(({ id, title, text, table, notes }) => (
        <div class="report__figure">
          <h3 id={`${id}-kop`}>{title}</h3>
          {text && <p>{text}</p>}
          <PlainTable view={view} id={id} table={table} />
          {notes.map((note) => (
            <p class="small">{note}</p>
          ))}
        </div>
      ))}
    </section>
  );
}

function Claims({ view, report: { claims } }: { view: View; report: Report }) {
  if (claims.length === 0) return null;
  return (
    <section class="section" aria-labelledby="vaststellingen">
      <h2 id="vaststellingen">{reportText(view.locale)('claims')}</h2>
      {claims.map(({ finding, verdict, sentences }) => (
        <div class="report__claim">
          <h3>{finding}</h3>
          <p>
            <Verdict locale={view.locale} verdict={verdict} />
          </p>
          {sentences.map((sentence) => (
            <p>{sentence}</p>
          ))}
        </div>
      ))}
    </section>
  );
}

/** A verdict in words. */
export function verdictText(view: Pick<View, 'locale'>, verdict: Report['claims'][number]['verdict']): string {
  return siteText(view.locale)(`verdict.${verdict}`);
}

function Actions({ view, report: { actions } }: { view: View; report: Report }) {
  if (actions.length === 0) return null;
  return (
    <section class="section" aria-labelledby="acties">
      <h2 id="acties">{reportText(view.locale)('actions')}</h2>
      {actions.map(({ title, text }) => (
        <div class="report__claim">
          <h3>{title}</h3>
          <p>{text}</p>
        </div>
      ))}
    </section>
  );
}

function Colophon({ view, report }: { view: View; report: Report }) {
  const t = reportText(view.locale);
  return (
    <section class="section" aria-labelledby="colofon">
      <h2 id="colofon">{t('colophon')}</h2>
      {report.colophon.map((sentence) => (
        <p>{sentence}</p>
      ))}
      <p>{t('colophon.address', { address: view.href(report.address) })}</p>
    </section>
  );
}

function PlainTable({ view, id, table }: { view: View; id: string; table: ChapterTable }) {
  return (
    <DataTable
      locale={view.locale}
      id={id}
      caption={table.caption}
      columns={table.columns}
      rows={table.rows.map((row) => row.map((content) => ({ content })))}
    />
  );
}
