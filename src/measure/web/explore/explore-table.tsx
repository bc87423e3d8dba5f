import { DataTable, type TableCell, type TableColumn } from '../../../site/ui/data-table/data-table.tsx';
import type { AreaCode } from '../../area/area.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import { isRate, type Observation, type ObsStatus } from '../../observation/observation.ts';
import type { Period } from '../../observation/period.ts';
import { figuresSeen } from './figures.ts';
import type { Scene } from './scene.ts';
import { isMoment } from './state.ts';

/** The figures of a scene in a table: areas down, periods (newest first) or indicators across. */
export function ExploreTable({ scene }: { scene: Scene }) {
  const { figures, view, t } = scene;
  const rows = tableAreas(scene);
  const columns = tableColumns(scene);
  return (
    <DataTable
      locale={view.locale}
      id="verken-cijfers"
      caption={t('table.caption', { measure: view.words.indicator(figures.indicator).measure })}
      columns={[{ label: t('table.area'), kind: 'text' }, ...columns.map(({ column }) => column)]}
      rows={rows.map((area) => [
        { content: view.words.area(area) },
        ...columns.map(({ find, indicator }) => figureCell(scene, indicator, find(area))),
      ])}
      highlighted={rows.flatMap((area, index) => (area === figures.emphasis ? [index] : []))}
    />
  );
}

/** The areas asked for, with what a rate is held against at the end: the plan's own area and the benchmark. */
export function tableAreas({ figures, view }: Scene): readonly AreaCode[] {
  if (!isRate(figures.indicator)) return figures.areas;
  return [...new Set([...figures.areas, view.focus, figures.benchmark])];
}

interface FigureColumn {
  readonly column: TableColumn;
  readonly indicator: Indicator;
  readonly find: (area: AreaCode) => Observation | undefined;
}

function tableColumns({ figures, view, state }: Scene): readonly FigureColumn[] {
  const { indicator, second, set, period } = figures;
  const { words } = view;
  const column = (label: string, of: Indicator, at: Period): FigureColumn => ({
    column: { label, kind: 'number' },
    indicator: of,
    find: (area) => set.at(of.id, area, at),
  });
  if (!isMoment(state.view)) {
    return figures.span.toReversed().map((each) => column(words.period(each), indicator, each));
  }
  if (!period) return [];
  if (!second) return [column(words.period(period), indicator, period)];
  return [second, indicator].map((each) => column(words.indicator(each).name, each, period));
}

function figureCell({ view }: Scene, { unit }: Indicator, observation: Observation | undefined): TableCell {
  if (!observation) return { content: '–' };
  const letters = observation.status
    .filter((status) => status !== 'A')
    .join('')
    .toLowerCase();
  if (observation.value === null) return { content: letters || '–' };
  const text = view.words.value(observation.value, unit);
  return { content: letters ? `${text} ${letters}` : text, sortBy: observation.value };
}

/** What the letters beside the figures say and how many figures carry each; nothing where there are none. */
export function FlagLegend({ scene }: { scene: Scene }) {
  const { t, view } = scene;
  const counts = new Map<ObsStatus, number>();
  for (const { status } of figuresSeen(scene.figures, scene.state.view)) {
    for (const each of status) if (each !== 'A') counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  if (counts.size === 0) return null;
  return (
    <p>
      {t('flags.title')}
      {view.locale === 'fr' ? '\u00a0: ' : ': '}
      {[...counts]
        .toSorted(([a], [b]) => a.localeCompare(b))
        .map(([status, count]) => {
          const remark = `${status.toLowerCase()} = ${view.words.say(`status.${status}`)}`;
          return t('flags.count', { remark, count });
        })
        .join('; ')}
      .
    </p>
  );
}
