import type { PeriodCursor } from '../report-store.ts';

/** A place in a list of periods, as it stands in an address. */
export function cursorText({ end, id }: PeriodCursor): string {
  return `${end}_${id}`;
}

/** The place that an address names; nothing when it names none. */
export function afterOf(text: string | undefined): { readonly after?: PeriodCursor } {
  const [, end, id] =
    /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8]|29|30|31))_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
      text ?? '',
    ) ?? [];
  const isDay = end !== undefined && new Date(`${end}T00:00:00Z`).toISOString().startsWith(end);
  return end && id && isDay ? { after: { end, id } } : {};
}
