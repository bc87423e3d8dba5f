import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failed, ok, type Result } from '../../foundation/problem.ts';

const shortest = 32;

/**
 * The secret that sessions are signed and second factors encrypted with: `AMBITIE_SECRET`, else the file `secret` in
 * the data folder, made at first use and readable by its owner alone.
 *
 * Problem: the setting is shorter than 32 characters. Who shares a database between programs must set it.
 */
export async function readSecret(
  environment: Readonly<Record<string, string | undefined>>,
  dataFolder: string,
): Promise<Result<string>> {
  const given = environment['AMBITIE_SECRET'];
  if (given !== undefined && given.length < shortest) {
    const message = `AMBITIE_SECRET has ${given.length} characters.`;
    const hint = `Give at least ${shortest}, like "openssl rand -base64 32" makes, or leave it out.`;
    return failed([{ code: 'short-secret', message, at: 'AMBITIE_SECRET', hint }]);
  }
  return ok(given ?? (await keptSecret(dataFolder)));
}

async function keptSecret(dataFolder: string): Promise<string> {
  await mkdir(dataFolder, { recursive: true });
  const name = join(dataFolder, 'secret');
  try {
    const file = await open(name, 'wx', 0o600);
    await file.writeFile(randomBytes(32).toString('base64url'));
    await file.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readWhole(name);
}

/** Another process may be writing it at this moment. */
async function readWhole(name: string): Promise<string> {
  for (let tries = 0; tries < 50; tries += 1) {
    const secret = await readFile(name, 'utf8');
    if (secret.length >= shortest) return secret;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`${name} holds no secret: delete it, and everyone signs in again`);
}
