/* Installs Debian's packages for the tests. Runs under Node 20. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether this is a Debian-like system where we are root. */
export function canInstallPackages() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs a package without what it only recommends. Throws when that fails. */
export function installPackage(name) {
  apt('update');
  apt('install', '--yes', '--no-install-recommends', name);
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['--quiet', ...args], { stdio: ['ignore', 2, 2], env });
}
