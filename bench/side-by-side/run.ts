import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSite } from '../../test/e2e/site-server.ts';
import { machineLine } from '../machine.ts';
import { contenders, make, versionOf, type Contender } from './contenders.ts';
import { comparedFigures, comparedIndicator, type FigureRow } from './figures.ts';
import { measurePage, type PageFacts } from './page-facts.ts';
import { resultsFile, type ContenderResult, type Results } from './results.ts';

/**
 * Makes the indicator page with other tools from the same figures, measures all of them the same way and writes
 * results.json. The projects are made in a temporary folder, outside this repository.
 */
export async function compareSideBySide(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ambitie-side-by-side-'));
  try {
    const data = join(folder, 'data');
    const found: ContenderResult[] = [await measureOwn(data)];
    const figures = await comparedFigures(data);
    for (const contender of contenders) found.push(await measureContender(contender, figures, folder));
    const results: Results = {
      measured: new Date().toISOString().slice(0, 10),
      machine: await machineLine(),
      contenders: found,
    };
    await writeFile(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureOwn(data: string): Promise<ContenderResult> {
  const server = await startSite(data);
  try {
    const facts = await measurePage(`${server.origin}/indicatoren/${comparedIndicator}`);
    return { name: 'Ambitie', version: '(this version)', made: 'npm start', facts };
  } finally {
    await server.stop();
  }
}

async function measureContender(
  contender: Contender,
  figures: readonly FigureRow[],
  folder: string,
): Promise<ContenderResult> {
  const { name, commands } = contender;
  const result = { name, version: await versionOf(contender), made: commands.join(' && ') };
  const made = await make(contender, figures, join(folder, contender.project));
  if ('why' in made) return { ...result, why: made.why };
  return { ...result, facts: await measureServed(made.folder) };
}

async function measureServed(folder: string): Promise<PageFacts> {
  const program = fileURLToPath(new URL('static-server.ts', import.meta.url));
  const server = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      server.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()));
      server.once('exit', (code) => reject(new Error(`the static server ended with exit code ${code}`)));
    });
    return await measurePage(`${address}/`);
  } finally {
    server.kill();
  }
}
