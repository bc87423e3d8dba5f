import type { Example } from '../gallery/example.ts';
import { sampleRanking } from '../gallery/sample-places.ts';
import {
  sampleBreaks,
  sampleFormat,
  sampleQuarters,
  sampleSeries,
  sampleTarget,
  sampleTick,
} from '../gallery/sample-series.ts';
import { DownloadList } from '../ui/download-list/download-list.tsx';
import { SourceLine } from '../ui/source-line/source-line.tsx';
import { BarList } from './bar-list.tsx';
import { DotStrip } from './dot-strip.tsx';
import { Figure } from './figure.tsx';
import { LineChart } from './line-chart.tsx';
import { Scatter } from './scatter.tsx';
import { SmallMultiples } from './small-multiples.tsx';
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
    name: 'Lijnen met beginpunt, groeipad en streefdoel',
    view: () => (
      <LineChart
        locale="nl"
        id="streefdoel-lijnen"
        title="Limburg ligt onder zijn groeipad"
        description="Limburg staat in 2025 op 75,0. Het streefdoel is 78 in 2030."
        series={[sampleTarget, ...sampleSeries]}
        breaks={sampleBreaks}
        format={sampleFormat}
        formatTick={sampleTick}
      />
    ),
  },
  {
    name: 'Vele lijnen, één in beeld',
    view: () => (
      <LineChart
        locale="nl"
        id="vele-lijnen"
        title="Limburg tussen de andere provincies"
        description="Limburg steeg van 64,9 in 2000 naar 75,0 in 2025."
        series={sampleSeries.map((series) => (series.role === 'peer' ? { ...series, isQuiet: true } : series))}
        breaks={sampleBreaks}
        format={sampleFormat}
        formatTick={sampleTick}
      />
    ),
  },
  {
    name: 'Eén vakje per gebied',
    view: () => (
      <SmallMultiples
        locale="nl"
        id="vakjes"
        title="In alle provincies steeg het aandeel mensen met werk"
        description="Limburg steeg van 64,9 in 2000 naar 75,0 in 2025."
        panels={sampleSeries.filter(({ role }) => role !== 'benchmark')}
        benchmark={sampleSeries[3]!}
        breaks={sampleBreaks}
        format={sampleFormat}
        formatTick={sampleTick}
      />
    ),
  },
  {
    name: 'Twee cijfers tegen elkaar',
    view: () => (
      <Scatter
        locale="nl"
        id="spreiding"
        title="Waar meer mensen werken, wonen er meer 65-plussers"
        description="Voorbeeld met verzonnen tweede cijfer."
        x={{ label: 'Mensen met werk, per 100', format: sampleFormat, formatTick: sampleTick }}
        y={{ label: 'Rangnummer van de gemeente', format: sampleTick, formatTick: sampleTick }}
        points={sampleRanking.map(({ id, label, value, role }, index) => ({ id, label, x: value, y: index, role }))}
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
