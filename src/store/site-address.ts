import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** File of the data folder with the address of the site that runs on it. */
export const siteAddressName = 'address';

/** Says where the site that runs listens, until what it gives is called. */
export async function tellSiteAddress(dataFolder: string, address: string): Promise<() => Promise<void>> {
  const file = join(dataFolder, siteAddressName);
  await writeFile(file, `${address}\n`);
  return () => rm(file, { force: true });
}

/** Where links for people lead: the address that the site is known by, else that of the one that runs. */
export async function siteAddress(
  environment: Readonly<Record<string, string | undefined>>,
  dataFolder: string,
): Promise<string> {
  const known = environment['AMBITIE_URL']?.replace(/\/+$/, '');
  if (known) return known;
  const running = await readFile(join(dataFolder, siteAddressName), 'utf8').catch(() => '');
  return running.trim() || 'http://localhost:3000';
}
