import type { Example } from '../gallery/example.ts';
import { sampleRanking } from '../gallery/sample-places.ts';
import { sampleBreaks, sampleFormat, sampleQuarters, sampleSeries, sampleTick } from '../gallery/sample-series.ts';
import { DownloadList } from '../ui/download-list/download-list.tsx';
import { SourceLine } from '../ui/source-line/source-line.tsx';
import { BarList } from './bar-list.tsx';
import { DotStrip } from './dot-strip.tsx';
import { Figure } from './figure.tsx';
import { LineChart } from './line-chart.tsx';
import { Sparkline } from './sparkline.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Lijnen met breuken, in een volledige figuur',
    view: () => (
      <Figure
        locale="nl"
        id="verloop"
        headline="In elk jaar met cijfers sinds 2017 bleef Limburg onder Vlaanderen."
        subtitle="Mensen van 20 tot 64 jaar met werk, per 100, 2000-2025."
        source={<SourceLine locale="nl" sources={[{ name: 'Eurostat, lfst_r_lfe2emprt' }]} retrieved="2026-11-20" />}
        downloads={<DownloadList locale="nl" files={[{ href: '/data/voorbeeld.csv', format: 'CSV' }]} />}
        citation="Ambitie Limburg, werkzaamheidsgraad, release van 20 november 2026."
      >
        <LineChart
          locale="nl"
          id="lijnen"
          title="Limburg blijft onder Vlaanderen"
          description="Limburg steeg van 64,9 in 2000 naar 75,0 in 2025. Vlaanderen stond in 2022 op 76,4."
          series={sampleSeries}
          breaks={sampleBreaks}
          format={sampleFormat}
          formatTick={sampleTick}
        />
      </Figure>
    ),
  },
  {
    name: 'Kwartalen met een gekozen gemeente',
    view: () => (
      <LineChart
        locale="nl"
        id="kwartalen"
        title="Genk stijgt mee"
        description="Limburg staat op 70,4, Vlaanderen op 71,2 en Genk op 64,2."
        series={sampleQuarters}
        format={sampleFormat}
        formatTick={sampleTick}
      />
    ),
  },
  {
    name: 'Klein verloop',
    view: () => (
      <Sparkline points={sampleSeries[4]!.points} benchmark={sampleSeries[3]!.points} breaks={sampleBreaks} />
    ),
  },
  {
    name: 'Rangorde van gemeenten',
    view: () => (
      <DotStrip
        locale="nl"
        id="rangorde"
        title="Gemeenten van laag naar hoog"
        description="Genk en Maasmechelen staan het laagst met 63, Lummen het hoogst met 75."
        items={sampleRanking}
        benchmark={{ label: 'Vlaanderen', value: 71, text: '71' }}
      />
    ),
  },
  {
    name: 'Aantallen als balken',
    view: () => (
      <BarList
        items={[
          { id: 'limburg', label: 'Limburg', value: 5862, text: '5.862', role: 'focus' },
          { id: 'antwerpen', label: 'Antwerpen', value: 3120, text: '3.120', role: 'peer' },
          { id: 'genk', label: 'Genk', value: 1840, text: '1.840', role: 'municipality', href: '/gemeenten/genk' },
        ]}
      />
    ),
  },
];
