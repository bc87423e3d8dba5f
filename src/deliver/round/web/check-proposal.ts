import type { Delivering } from '../../delivering.ts';
import { z } from 'zod';
import type { FormVisit } from '../../../wing/route.ts';
import { valuesOf, type FormValues } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { saveVerdicts, type EligibilityOutcome } from '../eligibility-store.ts';
import type { CheckVerdict } from '../eligibility.ts';
import type { Round } from '../round.ts';
import { written } from '../../project/web/written.ts';
import { sayVerdict } from './eligibility-part.tsx';
import { drawProposal, isPartner, readProposalView } from './proposal-page.tsx';
import { boardPath } from './round-text.ts';
import { roundText } from '../texts.ts';

/** Keeps what was found of the checks of a proposal; a check that failed says why. */
export async function checkProposal(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const view = await readProposalView(visit);
  if (!view) return { kind: 'not-found' };
  const { round } = view;
  const { proposal } = view.ranked.item;
  if (isPartner(visit, proposal)) return { kind: 'forbidden' };
  const values = valuesOf(visit.form);
  const { verdicts, errors } = readVerdicts(visit, round, values);
  if (Object.keys(errors).length > 0) return { ...drawProposal(visit, delivering, view, values, errors), status: 422 };
  const save = { proposal: proposal.id, verdicts, before: verdictsSeen(values), at: delivering.now() };
  const outcome = await visit.as<unknown, EligibilityOutcome>((database) => saveVerdicts(database, visit.actor, save));
  if (outcome === 'gone') return { kind: 'not-found' };
  if (outcome === 'saved') {
    return { kind: 'redirect', path: `${boardPath(round.slug)}/${proposal.id}?nagekeken=1#voorwaarden` };
  }
  const now = (await readProposalView(visit)) ?? view;
  const found = now.ranked.item.proposal.verdicts;
  const theirs = round.checks.map(({ id }) => sayVerdict(round, id, found, visit.locale)).join('; ');
  const t = roundText(visit.locale);
  const told = { '': outcome === 'decided' ? t('proposal.decided') : t('check.overtaken', { theirs }) };
  return { ...drawProposal(visit, delivering, now, values, told), status: 409 };
}

function readVerdicts({ locale }: FormVisit, round: Round, values: FormValues) {
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
  return { verdicts, errors };
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
