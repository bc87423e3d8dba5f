import { textWidth } from './text-width.ts';

/** Breaks a text at its spaces and hyphens into lines no wider than `width`; one long word keeps its own line. */
export function wrapText(
  text: string,
  width: number,
  fontSize: number,
  weight: 'regular' | 'bold' = 'regular',
): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/(?<=[ -])/)) {
    const longer = (lines.at(-1) ?? '') + word;
    if (lines.length > 0 && textWidth(longer.trimEnd(), fontSize, weight) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => line.trimEnd());
}
