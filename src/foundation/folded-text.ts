/** A text as it is compared with what people type: no capitals or accents, single spaces, none around it. */
export function folded(text: string): string {
  return text.trim().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/g, ' ').toLowerCase();
}
