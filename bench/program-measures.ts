import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSourceFile } from '../src/measure/source/source-file.ts';
import { median, type Measure } from './measure.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const longFile = join(root, '../shared/data/eurostat/nuts2_1990_2019_long.csv.gz');
const rounds = 5;

/** Measures what a keeper of the site notices: building a release, reading a large file, starting again. */
export async function measureProgram(): Promise<readonly Measure[]> {
  return [await measureReleaseBuild(), await measureReading(), await measureSecondStart()];
}

async function measureReleaseBuild(): Promise<Measure> {
  const seconds = await inRounds(() =>
    inEmptyFolder(async (folder) => {
      await finished(program(['release', 'build', '--offline', '--data', folder]));
    }),
  );
  return { what: 'release build of the shipped figures, program start included', unit: 's', value: seconds, limit: 3 };
}

async function measureReading(): Promise<Measure> {
  const what = 'reading the Eurostat file of 103,510 rows';
  if (!existsSync(longFile)) return { what, unit: 's', limit: 2, why: 'not measured: the file is not here' };
  const bytes = readFileSync(longFile);
  const seconds = await inRounds(async () => {
    const result = await readSourceFile('eurostat', bytes, basename(longFile), [], []);
    if (!result.ok) throw new Error(`${longFile} was refused: ${result.problems[0]?.message}`);
  });
  return { what, unit: 's', value: seconds, limit: 2 };
}

function measureSecondStart(): Promise<Measure> {
  return inEmptyFolder(async (folder) => {
    const seconds: number[] = [];
    for (let round = 0; round <= rounds; round++) seconds.push(await secondsToStart(folder));
    return {
      what: 'second `npm start`, until it prints its address',
      unit: 's',
      value: median(seconds.slice(1)),
      limit: 3,
    };
  });
}

async function secondsToStart(folder: string): Promise<number> {
  const begin = performance.now();
  const start = spawn('npm', ['start', '--', '--port', '0', '--data', folder], { cwd: root, detached: true });
  const ended = new Promise((resolve) => start.once('close', resolve));
  const seconds = await new Promise<number>((resolve, reject) => {
    start.once('exit', (code) => reject(new Error(`npm start ended with exit code ${code}`)));
    start.stdout.on('data', (text: Buffer) => {
      if (text.includes('http://localhost')) resolve((performance.now() - begin) / 1000);
    });
  });
  if (start.pid) process.kill(-start.pid, 'SIGTERM');
  await ended;
  return seconds;
}

function program(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['dist/main.mjs', ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}

function finished(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`ended with exit code ${code}`))));
  });
}

/** Median duration in seconds. */
async function inRounds(work: () => Promise<void>): Promise<number> {
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work();
    seconds.push((performance.now() - start) / 1000);
  }
  return median(seconds);
}

async function inEmptyFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ambitie-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
