/**
 * Widths of Lexend's letters in thousandths of the font size, measured in a browser at weight 400. The server draws
 * charts before any font is there, and a label must not run into the next one.
 */
const letterWidths: readonly (readonly [string, number])[] = [
  ["'", 200],
  ['.:·', 230],
  ['!,;jl', 260],
  [' i', 290],
  ['()t', 370],
  ['-fr"', 410],
  ['Isz', 480],
  ['1', 510],
  ['3?–27c', 540],
  ['56/kx98Tevy−', 580],
  ['0+FLhnu…4ESo', 615],
  ['Jabdgpq', 640],
  ['YZBCXAR', 685],
  ['VDKU', 735],
  ['GHOQNw', 780],
  ['%Mm', 880],
  ['W', 1000],
];

const widthOfLetter = new Map(
  letterWidths.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width])),
);
const unknownLetterWidth = 640;
const boldFactor = 1.07;

/** How wide a text is drawn, in the unit of the font size; generous by a percent or two for bold. */
export function textWidth(text: string, fontSize: number, weight: 'regular' | 'bold' = 'regular'): number {
  const letters = [...text.normalize('NFD').replace(/\p{M}/gu, '')];
  const width = letters.reduce((sum, letter) => sum + (widthOfLetter.get(letter) ?? unknownLetterWidth), 0);
  return (width / 1000) * fontSize * (weight === 'bold' ? boldFactor : 1);
}
