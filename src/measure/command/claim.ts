import type { Command } from 'commander';
import type { ClaimResult } from '../claim/claim.ts';
import type { OpenRelease } from '../release/open-release.ts';
import { answer, type CommandSession, type CommandRunner } from '../../wing/command.ts';
import { withRelease } from './current-release.ts';
import { textTable } from '../../wing/text-table.ts';

/** `ambitie claim list | check`: the plan's sentences and whether they still hold. */
export function addClaimCommands(program: Command, run: CommandRunner): void {
  const claim = program.command('claim').description("the plan's own sentences, rechecked on the current release");
  claim
    .command('list')
    .description('the claims and what each of their parts says')
    .action(run((session) => withRelease(session, (release) => listClaims(session, release))));
  claim
    .command('check')
    .description('verdict, evidence and sentence of every claim')
    .action(run((session) => withRelease(session, (release) => checkClaims(session, release))));
}

function listClaims(session: CommandSession, release: OpenRelease): number {
  const claims = release.claims.map(({ id, parts }) => ({
    id,
    finding: release.plan.findings.find((finding) => finding.id === id)?.text,
    parts: parts.map((part) => ({ id: part.id, statement: part.statement })),
  }));
  answer(session, claims, () =>
    textTable([
      ['claim', 'part', 'statement'],
      ...claims.flatMap((claim) => claim.parts.map((part) => [claim.id, part.id, part.statement.en])),
    ]),
  );
  return 0;
}

function checkClaims(session: CommandSession, release: OpenRelease): number {
  answer(session, release.claims, () => release.claims.map(describeClaim).join('\n\n'));
  return 0;
}

function describeClaim(claim: ClaimResult): string {
  const parts = claim.parts.map((part) => `  ${part.id}: ${part.verdict}. ${part.sentence.en}`);
  return [
    `${claim.id}  ${claim.verdict} (${claim.checkedParts} of ${claim.parts.length} parts checked)`,
    ...parts,
  ].join('\n');
}
