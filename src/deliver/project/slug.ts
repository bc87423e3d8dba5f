/** Addresses under `/projecten` that are pages of their own. */
const taken = ['nieuw', 'kaart', 'lijst', 'tijdlijn', 'export', 'import'];
const longest = 60;

/**
 * An address made of a title: "Één stap verder!" becomes "een-stap-verder". Later attempts add a number, for when that
 * is another's already.
 */
export function slugOf(title: string, attempt = 1): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const whole = words.replace(/^-|-$/g, '');
  const short = whole.length <= longest ? whole : whole.slice(0, longest).replace(/-[^-]*$/, '');
  const base = short === '' || taken.includes(short) ? `project${short && `-${short}`}` : short;
  return attempt === 1 ? base : `${base}-${attempt}`;
}
