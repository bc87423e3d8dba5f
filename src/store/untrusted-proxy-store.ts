import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** File of the data folder that is there while the site that runs is reached by a proxy that it was not told to trust. */
export const untrustedProxyName = 'untrusted-proxy';

/** What is wrong then, and what to do. */
export const untrustedProxyText =
  'a proxy in front says who asks (X-Forwarded-For), and is not believed: all visitors share the limit of one. ' +
  'Set AMBITIE_TRUST_PROXY=1 when it is yours, and start again';

/** Notes that such a proxy was seen, for who looks from outside. */
export function noteUntrustedProxy(dataFolder: string): Promise<void> {
  return writeFile(join(dataFolder, untrustedProxyName), '');
}

/** Forgets it, for a site that starts. */
export function forgetUntrustedProxy(dataFolder: string): Promise<void> {
  return rm(join(dataFolder, untrustedProxyName), { force: true });
}

/** Whether the site that runs, or ran last, saw one. */
export async function hasUntrustedProxy(dataFolder: string): Promise<boolean> {
  return stat(join(dataFolder, untrustedProxyName)).then(
    () => true,
    () => false,
  );
}
