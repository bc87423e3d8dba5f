/**
 * What a text that somebody typed says as a time of day, "09:00". `end-of-day` is 24:00: whether the last minute of that
 * day or the first of the next is meant, it does not say.
 */
export type WrittenTime =
  | { readonly kind: 'time'; readonly time: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'end-of-day' }
  | { readonly kind: 'not-a-time' };

/** Reads a time as people write it: "9:00", "9.30", "17u", "17h30". */
export function readWrittenTime(text: string): WrittenTime {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty' };
  const [, hours, minutes = '00'] = /^([01]?\d|2[0-4])\s*[:.uh]\s*([0-5]\d)?$/i.exec(trimmed) ?? [];
  if (!hours) return { kind: 'not-a-time' };
  if (hours !== '24') return { kind: 'time', time: `${hours.padStart(2, '0')}:${minutes}` };
  return { kind: minutes === '00' ? 'end-of-day' : 'not-a-time' };
}
