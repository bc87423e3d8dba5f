import { examples as amountBars } from '../chart/amount-bars.examples.tsx';
import { examples as charts } from '../chart/chart.examples.tsx';
import { examples as hatched } from '../chart/hatched.examples.tsx';
import { examples as timeline } from '../chart/timeline.examples.tsx';
import { examples as maps } from '../map/map.examples.tsx';
import { examples as anchorList } from '../ui/anchor-list/anchor-list.examples.tsx';
import { examples as breadcrumbs } from '../ui/breadcrumbs/breadcrumbs.examples.tsx';
import { examples as card } from '../ui/card/card.examples.tsx';
import { examples as codeSample } from '../ui/code-sample/code-sample.examples.tsx';
import { examples as dataTable } from '../ui/data-table/data-table.examples.tsx';
import { examples as definitionList } from '../ui/definition-list/definition-list.examples.tsx';
import { examples as downloadList } from '../ui/download-list/download-list.examples.tsx';
import { examples as errorPage } from '../ui/error-page/error-page.examples.tsx';
import { examples as errorSummary } from '../ui/error-summary/error-summary.examples.tsx';
import { examples as form } from '../ui/form/form.examples.tsx';
import { examples as formField } from '../ui/form-field/form-field.examples.tsx';
import { examples as notice } from '../ui/notice/notice.examples.tsx';
import { examples as pager } from '../ui/pager/pager.examples.tsx';
import { examples as personsGap } from '../ui/persons-gap/persons-gap.examples.tsx';
import { examples as rating } from '../ui/rating/rating.examples.tsx';
import { examples as searchBox } from '../ui/search-box/search-box.examples.tsx';
import { examples as sourceLine } from '../ui/source-line/source-line.examples.tsx';
import { examples as statCard } from '../ui/stat-card/stat-card.examples.tsx';
import { examples as state } from '../ui/state/state.examples.tsx';
import { examples as tag } from '../ui/tag/tag.examples.tsx';
import { examples as verdict } from '../ui/verdict/verdict.examples.tsx';
import type { Specimen } from './example.ts';

/** Every component of the site with its examples: what the gallery shows and the tests keep. */
export const specimens: readonly Specimen[] = [
  { component: 'stat-card', examples: statCard },
  { component: 'card', examples: card },
  { component: 'persons-gap', examples: personsGap },
  { component: 'verdict', examples: verdict },
  { component: 'rating', examples: rating },
  { component: 'tag', examples: tag },
  { component: 'chart', examples: charts, isWide: true },
  { component: 'hatched', examples: hatched, isWide: true },
  { component: 'map', examples: maps, isWide: true },
  { component: 'timeline', examples: timeline, isWide: true },
  { component: 'amount-bars', examples: amountBars, isWide: true },
  { component: 'data-table', examples: dataTable, isWide: true },
  { component: 'source-line', examples: sourceLine, isWide: true },
  { component: 'download-list', examples: downloadList },
  { component: 'definition-list', examples: definitionList, isWide: true },
  { component: 'code-sample', examples: codeSample, isWide: true },
  { component: 'notice', examples: notice, isWide: true },
  { component: 'state', examples: state },
  { component: 'search-box', examples: searchBox },
  { component: 'form-field', examples: formField },
  { component: 'form', examples: form, isWide: true },
  { component: 'error-summary', examples: errorSummary, isWide: true },
  { component: 'breadcrumbs', examples: breadcrumbs },
  { component: 'anchor-list', examples: anchorList },
  { component: 'pager', examples: pager, isWide: true },
  { component: 'error-page', examples: errorPage, isWide: true },
];
