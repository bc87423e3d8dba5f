import { svgToPng } from '../../../site/chart/raster-store.ts';
import { standaloneSvg } from '../../../site/chart/standalone.tsx';
import type { ReportFigure } from '../../report/report.ts';
import type { Wording } from '../../wording/wording.ts';
import { ReportDrawing } from './report-drawing.tsx';

/** A chart as an image with the text that stands for it. */
export interface DrawnChart {
  readonly png: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
}

/** Twice the size at which it is shown, so that it prints sharp. */
const pixels = 1240;

/** Draws the chart of a figure; `undefined` when it has none. */
export async function drawChart(
  figure: ReportFigure,
  words: Wording,
  focusColour: string,
): Promise<DrawnChart | undefined> {
  const { chart, measure, source } = figure;
  if (!chart) return undefined;
  const svg = await standaloneSvg({
    drawing: <ReportDrawing chart={chart} words={words} id="beeld" />,
    title: chart.title,
    subtitle: `${measure}.`,
    source,
    focusColour,
  });
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg ?? '') ?? [];
  if (!svg || !width || !height) return undefined;
  return {
    png: await svgToPng(svg, pixels),
    width: Number(width),
    height: Number(height),
    title: chart.title,
    description: chart.description,
  };
}
