import { DotStrip } from '../../../site/chart/dot-strip.tsx';
import { LineChart } from '../../../site/chart/line-chart.tsx';
import type { ReportChart } from '../../report/report.ts';
import type { Wording } from '../../wording/wording.ts';

/** The drawing of a report's chart, for the page and, as an image, for the Word document. */
export function ReportDrawing({ chart, words, id }: { chart: ReportChart; words: Wording; id: string }) {
  const { locale } = words;
  const { title, description } = chart;
  switch (chart.kind) {
    case 'course': {
      const { unit } = chart;
      return (
        <LineChart
          locale={locale}
          id={id}
          title={title}
          description={description}
          series={chart.series}
          breaks={chart.breaks}
          format={(value) => words.value(value, unit)}
          formatTick={(value, decimals) => words.value(value, unit, decimals)}
        />
      );
    }
    case 'places':
      return (
        <DotStrip
          locale={locale}
          id={id}
          title={title}
          description={description}
          items={chart.items}
          {...(chart.benchmark && { benchmark: chart.benchmark })}
        />
      );
  }
}
