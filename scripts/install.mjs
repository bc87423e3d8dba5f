/* Installs the packages when node_modules does not hold what package-lock.json asks. Runs under Node 20. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './runtime.mjs';

const modules = join(root, 'node_modules');
const stampFile = join(modules, '.ambitie-install.json');

/**
 * Installs when needed; `dev` asks for what tests need too. Development packages that are already there stay.
 * The lock file is read, never written. Ends the process with a message when npm fails.
 */
export async function ensureInstalled({ dev = false } = {}) {
  const wanted = {
    lock: hashOfLock(),
    platform: `${process.platform}-${process.arch}`,
    dev: dev || hasDevelopmentPackages(),
  };
  if (isSatisfied(readStamp(), wanted)) return;
  console.error(dev ? 'Installing what the tests need …' : 'Installing …');
  const exitCode = await runNpm(installArguments(wanted.dev));
  if (exitCode !== 0) {
    console.error('npm could not install the packages. Check the network connection and try again.');
    process.exit(exitCode);
  }
  writeFileSync(stampFile, `${JSON.stringify(wanted)}\n`);
}

function isSatisfied(stamp, wanted) {
  return stamp.lock === wanted.lock && stamp.platform === wanted.platform && (stamp.dev || !wanted.dev);
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

function hashOfLock() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/* oxlint is nobody's peer: it is there when somebody asked for what development needs, and only then. */
function hasDevelopmentPackages() {
  return existsSync(join(modules, 'oxlint'));
}

function installArguments(dev) {
  const scope = dev ? '--include=dev' : '--omit=dev';
  return ['install', scope, '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
}

function runNpm(args) {
  const options = { stdio: ['ignore', 2, 'inherit'] };
  const npmScript = process.env['npm_execpath'];
  return npmScript?.endsWith('.js') ? run(process.execPath, [npmScript, ...args], options) : run('npm', args, options);
}
