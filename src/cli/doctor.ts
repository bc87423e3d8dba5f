import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describeProblem } from '../foundation/problem.ts';
import { loadPlanFolder } from '../measure/plan-folder.ts';
import { readPlanFiles } from '../measure/plan-folder-store.ts';
import { currentRelease, listReleases, removeUnfinished, verifyRelease } from '../measure/release/release-store.ts';
import { loadAssets } from '../site/assets.ts';
import { freeBytes, leastFreeBytes } from '../house/health.ts';
import { secretProblems } from '../house/secret-file.ts';
import type { Plan } from '../plan/plan.ts';
import { missingOfSender } from '../plan/sender.ts';
import { readTargetChanges } from '../measure/target/target-changes-store.ts';
import { hasUntrustedProxy, untrustedProxyText } from '../store/untrusted-proxy-store.ts';
import { checkBackup, checkDatabase, checkMail, checkProof, wrong } from './doctor-database.ts';
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
    await checkDisk(session),
    ...(await checkPlan(session)),
    await checkEdits(session),
    await checkSecret(session),
    await checkReleases(session),
    await checkLeftovers(session),
    ...(await checkDatabase(session, wings)),
    await checkMail(session),
    await checkBackup(session),
    await checkProof(session),
    await checkProxy(session),
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

async function checkDisk({ dataFolder }: Session): Promise<Finding> {
  const free = await freeBytes(dataFolder).catch(() => 0);
  const healthy = free >= leastFreeBytes;
  const detail = `${Math.floor(free / 1024 / 1024)} MB free${healthy ? '' : ': make room'} (at least 100 MB is needed)`;
  return { check: 'disk', healthy, detail };
}

async function checkProxy({ dataFolder }: Session): Promise<Finding> {
  const isSeen = await hasUntrustedProxy(dataFolder);
  return { check: 'proxy', healthy: !isSeen, detail: isSeen ? untrustedProxyText : 'none that is not believed' };
}

async function checkEdits({ dataFolder }: Session): Promise<Finding> {
  const check = 'target edits';
  try {
    const edits = await readTargetChanges(dataFolder);
    if (!edits.ok) return wrong(check, edits.problems);
    return { check, healthy: true, detail: `${edits.value.length} kept for the next release` };
  } catch (error) {
    return { check, healthy: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

async function checkSecret({ dataFolder, world }: Session): Promise<Finding> {
  if (world.environment['AMBITIE_SECRET']) return { check: 'secret', healthy: true, detail: 'given in AMBITIE_SECRET' };
  const problems = await secretProblems(dataFolder);
  if (problems.length > 0) return wrong('secret', problems);
  return { check: 'secret', healthy: true, detail: 'kept in the data folder, or made at the next start' };
}

async function checkPlan({ planFolder }: Session): Promise<readonly Finding[]> {
  const loaded = loadPlanFolder(await readPlanFiles(planFolder));
  if (!loaded.ok) return [wrong('plan', loaded.problems)];
  const { plan, indicators, claims, areas } = loaded.value;
  const detail = `${planFolder}: ${indicators.length} indicators, ${claims.length} claims, ${areas.length} areas`;
  return [{ check: 'plan', healthy: true, detail }, checkSecurityContact(plan), checkSender(plan)];
}

function checkSecurityContact({ security }: Plan): Finding {
  const none =
    'nobody is named, so /.well-known/security.txt answers 404: add `security` with `contacts` to plan.yaml, like mailto:security@yourregion.example';
  return { check: 'security contact', healthy: true, detail: security ? security.contacts.join(', ') : none };
}

function checkSender({ sender }: Plan): Finding {
  const missing = missingOfSender(sender);
  const detail =
    missing.length === 0
      ? 'everything that visitors may ask for is told'
      : `pages say that this is missing: ${missing.join(', ')}: add it to \`sender\` in plan.yaml (plans/README.md)`;
  return { check: 'sender', healthy: true, detail };
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
