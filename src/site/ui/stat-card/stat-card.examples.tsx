import { Sparkline } from '../../chart/sparkline.tsx';
import type { Example } from '../../gallery/example.ts';
import { sampleBreaks, sampleSeries } from '../../gallery/sample-series.ts';
import { StatCard } from './stat-card.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Met kloof en verloop',
    view: () => (
      <StatCard
        kicker="Elk talent aan het werk"
        headline="75 op de 100 Limburgers van 20 tot 64 jaar werken."
        text="Gaan er 5.862 mensen meer werken, dan is de kloof dicht."
        figure="−1,2 punten"
        figureNote="tegenover Antwerpen, 2025"
        href="/indicatoren/werkzaamheidsgraad"
        sparkline={
          <Sparkline points={sampleSeries[4]!.points} benchmark={sampleSeries[3]!.points} breaks={sampleBreaks} />
        }
      />
    ),
  },
  {
    name: 'Zonder figuur',
    view: () => (
      <StatCard
        kicker="Leren op de werkplek"
        headline="Voor Limburg bestaat hier nog geen cijfer."
        figureNote="In Vlaanderen: 1.204 leerlingen, 2023-2024"
        href="/indicatoren/duaal-leren"
      />
    ),
  },
];
