/** Values in one text: "Genk; Beringen". A separator or backslash within a value has a backslash before it. */
export function writeList(values: readonly string[], separator: ';' | ','): string {
  return values
    .map((value) => value.replaceAll('\\', '\\\\').replaceAll(separator, `\\${separator}`))
    .join(`${separator} `);
}

/** The values of a text that `writeList` or a person wrote, without spaces around them, empty ones or repeats. */
export function readWrittenList(text: string, separator: ';' | ','): readonly string[] {
  const values = [''];
  for (let at = 0; at < text.length; at += 1) {
    const isEscape = text[at] === '\\' && at + 1 < text.length;
    if (text[at] === separator) values.push('');
    else values.push(values.pop()! + text[isEscape ? ++at : at]);
  }
  return [...new Set(values.map((value) => value.trim()).filter(Boolean))];
}
