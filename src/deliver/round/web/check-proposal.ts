import type { Delivering } from '../../delivering.ts';
import { z } from 'zod';
import type { FormVisit } from '../../../wing/route.ts';
import { valuesOf, type FormReading, type FormValues } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { saveVerdicts } from '../eligibility-store.ts';
import type { CheckVerdict } from '../eligibility.ts';
import type { Round } from '../round.ts';
import { written } from '../../project/web/written.ts';
import { sayVerdict } from './eligibility-part.tsx';
import { actOnProposal } from './proposal-page.tsx';
import { boardPath } from './round-text.ts';
import { roundText } from '../texts.ts';

/** Keeps what was found of the checks of a proposal; a check that failed says why. */
export function checkProposal(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const values = valuesOf(visit.form);
  const t = roundText(visit.locale);
  return actOnProposal(visit, delivering, {
    reading: ({ round }) => readVerdicts(visit, round, values),
    work: async (verdicts, { thing: { round, ranked }, person, database }) => {
      const { id } = ranked.item.proposal;
      const save = { proposal: id, verdicts, before: verdictsSeen(values), at: delivering.now() };
      const outcome = await saveVerdicts(database, person, save);
      if (outcome === 'saved') return { kind: 'done', path: `${boardPath(round.slug)}/${id}?nagekeken=1#voorwaarden` };
      return { kind: outcome === 'gone' ? 'gone' : 'conflict' };
    },
    sayTooLate: ({ round, ranked }, isOwn) => {
      const { decision, verdicts } = ranked.item.proposal;
      if (decision) return t('proposal.decided');
      const theirs = round.checks.map(({ id }) => sayVerdict(round, id, verdicts, visit.locale)).join('; ');
      return t(isOwn ? 'check.overtakenOwn' : 'check.overtaken', { theirs });
    },
  });
}

function readVerdicts({ locale }: FormVisit, round: Round, values: FormValues): FormReading<readonly CheckVerdict[]> {
  const t = roundText(locale);
  const errors: Record<string, string> = {};
  const verdicts = round.checks.flatMap(({ id, title }): CheckVerdict[] => {
    const answer = values[`voldaan.${id}`]?.[0];
    if (answer !== 'ja' && answer !== 'nee') return [];
    const note = (values[`uitleg.${id}`]?.[0] ?? '').trim().slice(0, 2000);
    if (answer === 'nee' && note === '') {
      errors[`uitleg.${id}`] = t('check.noNote', { check: written(title, locale) });
    }
    return [{ check: id, passed: answer === 'ja', note }];
  });
  return Object.keys(errors).length > 0 ? { ok: false, errors, values } : { ok: true, value: verdicts, values };
}

const seenSchema = z.array(z.object({ check: z.string(), passed: z.boolean(), note: z.string() }));

/** The verdicts that the form showed when it was made. */
function verdictsSeen(values: FormValues): readonly CheckVerdict[] {
  try {
    return seenSchema.catch([]).parse(JSON.parse(values['gezien']?.[0] ?? '[]'));
  } catch {
    return [];
  }
}
