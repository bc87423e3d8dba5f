import type { DocumentDrawing } from '../../../foundation/file-order.ts';
import { standaloneSvg } from '../../../site/chart/standalone.tsx';
import type { ReportFigure } from '../../report/report.ts';
import type { Wording } from '../../wording/wording.ts';
import { ReportDrawing } from './report-drawing.tsx';

/** Draws the chart of a figure, with the text that stands for it; `undefined` when it has none. */
export async function drawChart(
  figure: ReportFigure,
  words: Wording,
  focusColour: string,
): Promise<DocumentDrawing | undefined> {
  const { chart, measure, source } = figure;
  if (!chart) return undefined;
  const svg = await standaloneSvg({
    drawing: <ReportDrawing chart={chart} words={words} id="beeld" />,
    title: chart.title,
    subtitle: `${measure}.`,
    source,
    focusColour,
  });
  return svg === undefined ? undefined : { svg, title: chart.title, description: chart.description };
}
