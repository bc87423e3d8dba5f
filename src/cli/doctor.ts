import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describeProblem } from '../foundation/problem.ts';
import { loadPlanFolder } from '../measure/plan-folder.ts';
import { readPlanFiles } from '../measure/plan-folder-store.ts';
import { currentRelease, listReleases, removeUnfinished, verifyRelease } from '../measure/release/release-store.ts';
import { loadAssets } from '../site/assets.ts';
import { checkBackup, checkDatabase, checkMail } from './doctor-database.ts';
import type { Finding } from './finding.ts';
import { answer, type AddCommands, type Session } from '../wing/command.ts';
import type { Wing } from '../wing/wing.ts';

/** `ambitie doctor`: looks at everything that the site needs and says what is wrong. */
export function addDoctorCommand(wings: readonly Wing[]): AddCommands {
  return (program, run) => {
    program
      .command('doctor')
      .description('look at everything the site needs, and say what is wrong')
      .action(run((session) => examine(session, wings)));
  };
}

async function examine(session: Session, wings: readonly Wing[]): Promise<number> {
  const findings = [
    checkRuntime(),
    await checkDataFolder(session),
    await checkPlan(session),
    await checkReleases(session),
    await checkLeftovers(session),
    ...(await checkDatabase(session, wings)),
    await checkMail(session),
    await checkBackup(session),
    checkBuild(session),
  ];
  answer(session, findings, () =>
    findings.map(({ check, healthy, detail }) => `${healthy ? 'ok   ' : 'WRONG'}  ${check}: ${detail}`).join('\n'),
  );
  return findings.every((finding) => finding.healthy) ? 0 : 1;
}

function checkRuntime(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  return { check: 'runtime', healthy: major >= 24, detail: `Node ${process.versions.node} (24 or later is needed)` };
}

async function checkDataFolder({ dataFolder }: Session): Promise<Finding> {
  try {
    await mkdir(dataFolder, { recursive: true });
    await access(dataFolder, constants.W_OK);
    return { check: 'data folder', healthy: true, detail: `${dataFolder} can be written` };
  } catch {
    return {
      check: 'data folder',
      healthy: false,
      detail: `${dataFolder} cannot be written: change its rights, or give --data`,
    };
  }
}

async function checkPlan({ planFolder }: Session): Promise<Finding> {
  const plan = loadPlanFolder(await readPlanFiles(planFolder));
  if (!plan.ok) return { check: 'plan', healthy: false, detail: plan.problems.map(describeProblem).join('\n       ') };
  const { indicators, claims, areas } = plan.value;
  const detail = `${planFolder}: ${indicators.length} indicators, ${claims.length} claims, ${areas.length} areas`;
  return { check: 'plan', healthy: true, detail };
}

async function checkReleases({ dataFolder }: Session): Promise<Finding> {
  const current = await currentRelease(dataFolder);
  if (!current) return { check: 'release', healthy: true, detail: 'none yet: `ambitie start` builds the first' };
  const verified = await verifyRelease(dataFolder, current);
  if (!verified.ok) {
    return { check: 'release', healthy: false, detail: verified.problems.map(describeProblem).join('\n       ') };
  }
  const count = (await listReleases(dataFolder)).length;
  return { check: 'release', healthy: true, detail: `${current} is served and intact; ${count} at hand` };
}

async function checkLeftovers({ dataFolder }: Session): Promise<Finding> {
  const removed = await removeUnfinished(dataFolder);
  const detail = removed.length > 0 ? `removed ${removed.length} left behind by a stopped build` : 'none';
  return { check: 'unfinished builds', healthy: true, detail };
}

function checkBuild({ world }: Session): Finding {
  const folder = join(world.root, 'dist');
  try {
    return { check: 'site files', healthy: true, detail: `${loadAssets(folder).files.size} files in ${folder}` };
  } catch (error) {
    return { check: 'site files', healthy: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
