import { isDay } from '../../../foundation/plain-day.ts';
import type { PeriodCursor } from '../report-store.ts';

/** A place in a list of periods, as it stands in an address. */
export function cursorText({ end, id }: PeriodCursor): string {
  return `${end}_${id}`;
}

/** The place that an address names; nothing when it names none. */
export function afterOf(text: string | undefined): { readonly after?: PeriodCursor } {
  const [, end = '', id = ''] = /^(.{10})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? '') ?? [];
  return isDay(end) ? { after: { end, id } } : {};
}
