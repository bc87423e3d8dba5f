/* Finds Debian's PostgreSQL 15, on which the tests of the store run once more. Runs under Node 20. */
import { existsSync } from 'node:fs';
import { canInstallPackages, installPackage } from './debian.mjs';

const program = '/usr/lib/postgresql/15/bin/postgres';

/** Installs PostgreSQL 15 when it is absent, or throws an error that says how to mend it. */
export function ensurePostgres() {
  if (existsSync(program)) return;
  const remedy =
    'Install it: "apt-get install postgresql-15" as root, on Debian 12 or with the packages of PostgreSQL.';
  if (!canInstallPackages()) throw new Error(`The tests need the server of PostgreSQL 15 and found none. ${remedy}`);
  console.error('Installing PostgreSQL 15 …');
  try {
    installPackage('postgresql-15');
  } catch (cause) {
    throw new Error(`PostgreSQL 15 could not be installed. ${remedy}`, { cause });
  }
  if (!existsSync(program)) throw new Error(`PostgreSQL 15 was installed but cannot be found. ${remedy}`);
}
