import { countedUnitOf } from '../../portfolio/contribution.ts';
import type { Delivering } from '../../delivering.ts';
import type { FormVisit } from '../../../wing/route.ts';
import { formatList, formatNumber } from '../../../foundation/number.ts';
import type { Locale } from '../../../foundation/locale.ts';
import { fileIn, textIn } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { codeFaults, maxCodes, readCodes, type CodeReading } from '../../portfolio/participant-codes.ts';
import { reportParticipants } from '../participants-store.ts';
import type { ReportedPeriod } from '../reported.ts';
import { findPeriod, showPeriod } from './period-view.ts';
import { reportText } from '../texts.ts';

/** How many line numbers are named for each thing that is wrong. */
const namedLines = 10;

/** Takes codes of who took part, typed or in a file. With a line that is no code nothing is kept, and all is shown again. */
export async function giveParticipants(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const period = await findPeriod(visit);
  if (!period) return { kind: 'not-found' };
  const t = reportText(visit.locale);
  const text = textIn(visit.form, 'codes');
  const written = (await fileIn(visit.form, 'codebestand')?.text()) ?? '';
  // What is no text is not shown in the field.
  if (written.includes('\0'))
    return showPeriod(visit, delivering, period, { codes: text, codesError: t('codes.notext') });
  const codes = [text, written].filter((each) => each.trim() !== '').join('\n');
  const reading = readCodes(codes);
  const codesError = errorOf(visit.locale, reading);
  if (codesError) return showPeriod(visit, delivering, period, { codes, codesError });
  return keep(visit, delivering, period, { typed: codes, codes: reading.codes });
}

/** Takes away every code that the project gave for the indicator. */
export async function removeParticipants(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const period = await findPeriod(visit);
  return period ? keep(visit, delivering, period, { typed: '', codes: [] }) : { kind: 'not-found' };
}

async function keep(
  visit: FormVisit,
  delivering: Delivering,
  period: ReportedPeriod,
  { typed, codes }: { readonly typed: string; readonly codes: readonly string[] },
): Promise<LiveAnswer> {
  const unit = countedUnitOf(delivering.plan)(period.indicator.planIndicator ?? '');
  const outcome = await visit.as((database) =>
    reportParticipants(database, visit.actor, delivering.participantKey, { period: period.id, unit, codes }),
  );
  switch (outcome) {
    case 'gone':
      return { kind: 'not-found' };
    case 'closed':
      return showPeriod(visit, delivering, (await findPeriod(visit)) ?? period, { codes: typed, refusal: 'closed' });
    case 'kept': {
      const done = codes.length > 0 ? 'codes' : 'codes-weg';
      return { kind: 'redirect', path: `/mijn-werk/rapporten/${period.id}?gedaan=${done}` };
    }
  }
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
