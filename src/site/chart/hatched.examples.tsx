import type { Example } from '../gallery/example.ts';
import { sampleRanking, sampleTiles } from '../gallery/sample-places.ts';
import { sampleBreaks, sampleFormat, sampleSeries, sampleTick } from '../gallery/sample-series.ts';
import { BoundaryMap } from '../map/boundary-map.tsx';
import { TileMap } from '../map/tile-map.tsx';
import { DotStrip } from './dot-strip.tsx';
import { LineChart } from './line-chart.tsx';
import type { ChartSeries } from './series.ts';
import { SmallMultiples } from './small-multiples.tsx';
import { Sparkline } from './sparkline.tsx';

/** Every figure of 2004, and Limburg's last, called unreliable. */
const uncertain: readonly ChartSeries[] = sampleSeries.map((series) => ({
  ...series,
  points: series.points.map((point, index) => {
    const isLast = series.role === 'focus' && index === series.points.length - 1;
    return point.x === 2004 || isLast ? { ...point, isUnreliable: true } : point;
  }),
}));

const places = sampleTiles.map((tile) => (tile.name === 'As' ? { ...tile, isUnreliable: true } : tile));

export const examples: readonly Example[] = [
  {
    name: 'Weinig betrouwbare punten op lijnen',
    view: () => (
      <LineChart
        locale="nl"
        id="gearceerde-lijnen"
        title="Limburg met cijfers die weinig betrouwbaar zijn"
        description="De cijfers van 2004 en het laatste van Limburg zijn weinig betrouwbaar."
        series={uncertain}
        breaks={sampleBreaks}
        format={sampleFormat}
        formatTick={sampleTick}
      />
    ),
  },
  {
    name: 'Weinig betrouwbaar in een klein verloop',
    view: () => <Sparkline points={uncertain[4]!.points} breaks={sampleBreaks} />,
  },
  {
    name: 'Weinig betrouwbaar in vakjes',
    view: () => (
      <SmallMultiples
        locale="nl"
        id="gearceerde-vakjes"
        title="Provincies met cijfers die weinig betrouwbaar zijn"
        description="De cijfers van 2004 zijn weinig betrouwbaar."
        panels={uncertain.filter(({ role }) => role !== 'benchmark')}
        breaks={sampleBreaks}
        format={sampleFormat}
        formatTick={sampleTick}
      />
    ),
  },
  {
    name: 'Weinig betrouwbaar in een rangorde',
    view: () => (
      <DotStrip
        locale="nl"
        id="gearceerde-punten"
        title="Gemeenten van laag naar hoog"
        description="Het cijfer van Genk is weinig betrouwbaar."
        items={sampleRanking.map((item) => (item.id === 'Genk' ? { ...item, isUnreliable: true } : item))}
      />
    ),
  },
  {
    name: 'Weinig betrouwbaar op de tegelkaart',
    view: () => (
      <TileMap locale="nl" id="gearceerde-tegels" title="Mensen met werk, 2021" tiles={places} benchmark="71" />
    ),
  },
  {
    name: 'Weinig betrouwbaar op een kaart met grenzen',
    view: () => (
      <BoundaryMap
        locale="nl"
        id="gearceerde-grenzen"
        width={400}
        height={200}
        title="Mensen met werk, 2021"
        benchmark="71"
        places={[0, 1].map((column) => ({
          code: String(column),
          name: column === 0 ? 'As' : 'Peer',
          valueText: '70',
          mapClass: 'near',
          direction: 'more',
          href: '/gemeenten/as',
          path: `M${column * 200},0h200v200h-200Z`,
          ...(column === 0 && { isUnreliable: true }),
        }))}
      />
    ),
  },
];
