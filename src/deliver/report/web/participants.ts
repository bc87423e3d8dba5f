import { countedUnitOf } from '../../portfolio/contribution.ts';
import type { Delivering } from '../../delivering.ts';
import type { FormVisit } from '../../../wing/route.ts';
import { formatList, formatNumber } from '../../../foundation/number.ts';
import type { Locale } from '../../../foundation/locale.ts';
import { fileIn, textIn, type FormReading } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { codeFaults, maxCodes, readCodes, type CodeReading } from '../../portfolio/participant-codes.ts';
import { reportParticipants } from '../participants-store.ts';
import { actOnPeriod, doneAt } from './period-view.ts';
import { reportText } from '../texts.ts';

/** How many line numbers are named for each thing that is wrong. */
const namedLines = 10;

/** Takes codes of who took part, typed or in a file. With a line that is no code nothing is kept, and all is shown again. */
export async function giveParticipants(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  return keep(visit, delivering, await readGiven(visit));
}

/** Takes away every code that the project gave for the indicator. */
export function removeParticipants(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  return keep(visit, delivering, { ok: true, value: [], values: {} });
}

type Codes = readonly string[];

async function readGiven({ form, locale }: FormVisit): Promise<FormReading<Codes>> {
  const text = textIn(form, 'codes');
  const written = (await fileIn(form, 'codebestand')?.text()) ?? '';
  // What is no text is not shown in the field.
  if (written.includes('\0')) {
    return { ok: false, errors: { codes: reportText(locale)('codes.notext') }, values: { codes: [text] } };
  }
  const given = [text, written].filter((each) => each.trim() !== '').join('\n');
  const values = { codes: [given] };
  const reading = readCodes(given);
  const error = errorOf(locale, reading);
  return error ? { ok: false, errors: { codes: error }, values } : { ok: true, value: reading.codes, values };
}

function keep(visit: FormVisit, delivering: Delivering, reading: FormReading<Codes>): Promise<LiveAnswer> {
  return actOnPeriod(visit, delivering, {
    reading,
    work: async (codes, { thing, person, database }) => {
      const unit = countedUnitOf(delivering.plan)(thing.indicator.planIndicator ?? '');
      const given = { period: thing.id, unit, codes };
      const outcome = await reportParticipants(database, person, delivering.participantKey, given);
      if (outcome === 'kept') return doneAt(thing, codes.length > 0 ? 'codes' : 'codes-weg');
      return { kind: outcome === 'gone' ? 'gone' : 'conflict' };
    },
  });
}

/** What is wrong with what was given and how to mend it, in sentences that name lines and never what stands there. */
function errorOf(locale: Locale, { codes, refused }: CodeReading): string | undefined {
  const t = reportText(locale);
  if (codes.length > maxCodes) return t('codes.many');
  const faults = codeFaults.flatMap((fault) => {
    const lines = refused.get(fault) ?? [];
    return lines.length > 0
      ? [t(`codes.fault.${fault}`, { count: lines.length, lines: linesText(locale, lines) })]
      : [];
  });
  if (faults.length > 0) return [...faults, t('codes.nothing')].join(' ');
  return codes.length === 0 ? t('codes.none') : undefined;
}

function linesText(locale: Locale, lines: readonly number[]): string {
  const texts = lines.slice(0, namedLines).map(String);
  const more = lines.length - texts.length;
  if (more === 0) return formatList(locale, texts);
  return reportText(locale)('codes.more', { lines: texts.join(', '), more: formatNumber(locale, more, 0) });
}
