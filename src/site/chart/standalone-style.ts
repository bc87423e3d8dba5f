/** Colours of the site on light paper, for drawings that leave it: a file has no style sheet to ask. */
const lightColours = {
  line: '#e6ddcd',
  lineStrong: '#8f8572',
  coal: '#1c1f26',
  slate: '#4d5563',
  heather: '#6d3b8e',
  maas: '#0a6570',
  moss: '#3f6b1f',
  peer: '#756b59',
} as const;

const { line, lineStrong, coal, slate, maas, moss, peer } = lightColours;

/** Fill and ink of a map's classes on light paper. */
const tileColours: readonly (readonly [string, string, string])[] = [
  ['worse2', '#a52a5b', '#ffffff'],
  ['worse1', '#efc2d2', '#3c0d20'],
  ['near', '#f0e8d9', '#1c1f26'],
  ['better1', '#a8d3d2', '#06282c'],
  ['better2', '#0f6b75', '#ffffff'],
  ['low2', '#f8f2fc', '#1c1f26'],
  ['low1', '#eadcf3', '#1c1f26'],
  ['middle', '#d3b8e4', '#1c1f26'],
  ['high1', '#a377c2', '#14091c'],
  ['high2', '#5d2f7c', '#ffffff'],
];

/** A line with its dots and its label: line colour, width, dashes, and whether its label is heavy. */
function seriesRules(block: string, role: string, colour: string, width: number, dash = ''): string {
  const name = `.${block}--${role}`;
  const dashes = dash && `stroke-dasharray:${dash};`;
  return `${name} path{stroke:${colour};stroke-width:${width};${dashes}}${name} circle{fill:${colour};}${name} text{fill:${colour};font-weight:700;}`;
}

/** The style of charts and maps with every colour resolved: what `chart.css` and its neighbours say, for files. */
export function standaloneStyle(focusColour: string = lightColours.heather): string {
  return [
    `text{font-family:'Lexend Variable',Lexend,Arial,sans-serif;font-size:15px;fill:${slate};}`,
    `.standalone__title{font-size:22px;fill:${coal};font-weight:700;}`,
    `.standalone__source{font-size:13px;}`,
    `.chart__grid{stroke:${line};}.chart__base{stroke:${lineStrong};}.chart__leader{fill:none;stroke:${peer};}`,
    `.chart__breaks path{stroke:${slate};stroke-dasharray:1 4;}.chart__series text,.chart__target text{paint-order:stroke;stroke:#fff;stroke-width:4;stroke-linejoin:round;}`,
    `.chart__series path{fill:none;stroke:${peer};stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round;}.chart__series circle,.chart__series text{fill:${peer};}.chart__series--quiet path{stroke-width:1.1;}`,
    seriesRules('chart__series', 'focus', focusColour, 4),
    seriesRules('chart__series', 'municipality', maas, 3),
    seriesRules('chart__series', 'benchmark', coal, 2.6, '0.1 5'),
    stripRules(focusColour),
    multiplesRules(focusColour),
    scatterRules(focusColour),
    targetRules(),
    tileRules(),
    hatchRules(focusColour),
  ].join('');
}

function stripRules(focus: string): string {
  return [
    `.dot-strip__dot{fill:${peer};stroke:#fff;stroke-width:1.5;}.dot-strip__dot--focus{fill:${focus};}.dot-strip__dot--municipality{fill:${maas};}`,
    `.dot-strip__benchmark path{stroke:${coal};stroke-width:2.6;stroke-dasharray:0.1 5;stroke-linecap:round;}`,
    `.dot-strip__benchmark text{fill:${coal};font-weight:700;}.dot-strip__name--focus{fill:${focus};font-weight:700;}.dot-strip__name--municipality{fill:${maas};font-weight:700;}`,
  ].join('');
}

function multiplesRules(focus: string): string {
  return [
    `.multiples__line{fill:none;stroke:${slate};stroke-width:2.2;stroke-linecap:round;stroke-linejoin:round;}.multiples__dot{fill:${slate};}`,
    `.multiples__benchmark{fill:none;stroke:${coal};stroke-width:1.8;stroke-dasharray:0.1 4;stroke-linecap:round;}`,
    `.multiples__panel--focus .multiples__line{stroke:${focus};stroke-width:3;}.multiples__panel--focus .multiples__dot{fill:${focus};}`,
    `.multiples__panel--municipality .multiples__line{stroke:${maas};stroke-width:3;}.multiples__panel--municipality .multiples__dot{fill:${maas};}`,
    `.multiples__name{fill:${coal};font-weight:700;font-size:14px;}.multiples__tick,.multiples__value{font-size:12.5px;}`,
    `.multiples__break{stroke:${slate};stroke-dasharray:2 3;}`,
  ].join('');
}

function scatterRules(focus: string): string {
  return [
    `.scatter__dot{fill:${peer};stroke:#fff;stroke-width:1.5;}.scatter__dot--focus{fill:${focus};}.scatter__dot--benchmark{fill:${coal};}.scatter__dot--municipality{fill:${maas};}`,
    `.scatter__name--focus{fill:${focus};font-weight:700;}.scatter__name--benchmark{fill:${coal};font-weight:700;}.scatter__name--municipality{fill:${maas};font-weight:700;}`,
    `.scatter__axis{fill:${coal};}`,
  ].join('');
}

/** The way to a target and the target itself. */
function targetRules(): string {
  return [
    `.chart__way{fill:none;stroke:${moss};stroke-width:1.8;stroke-dasharray:6 5;}.chart__goal{fill:${moss};}`,
    `.chart__target circle{fill:none;stroke:${moss};stroke-width:1.8;}.chart__target text{fill:${moss};font-weight:700;}`,
  ].join('');
}

/** Figures that their publisher calls unreliable. */
function hatchRules(focus: string): string {
  return [
    `.hatched{color:${slate};}.hatched--focus{color:${focus};}.hatched--benchmark{color:${coal};}.hatched--municipality{color:${maas};}`,
    `.hatched .hatched__disc{fill:#fff;stroke:currentColor;stroke-width:1.8;}`,
    `.hatched .hatched__strokes{fill:none;stroke:currentColor;stroke-width:1.3;stroke-dasharray:none;}`,
    `.tile--unreliable .tile__shape{stroke:${coal};stroke-width:1.6;stroke-dasharray:4 3;}.tile__strokes{fill:none;stroke:${coal};stroke-width:1;}`,
  ].join('');
}

function tileRules(): string {
  const classes = tileColours.map(
    ([name, fill, ink]) =>
      `.tile--${name} .tile__shape{fill:${fill};}.tile--${name} .tile__name,.tile--${name} .tile__value,.tile--${name} .tile__mark{fill:${ink};}`,
  );
  return [
    `.tile__shape{fill:#fff;stroke:${lineStrong};stroke-width:0;}.tile__mark{fill:${coal};}`,
    `.tile--missing .tile__shape{stroke-width:1.2;stroke-dasharray:3 3;}.tile--chosen .tile__shape{stroke:${coal};stroke-width:3;}`,
    `.boundaries .tile__shape{stroke:#fff;stroke-width:1.2;}.boundaries__hatch{stroke:#fff;stroke-width:1.6;opacity:.55;}`,
    `.tile .tile__name{font-size:12px;}.tile .tile__name--small{font-size:10.8px;}.tile .tile__value{font-size:15.5px;font-weight:700;}`,
    ...classes,
  ].join('');
}
