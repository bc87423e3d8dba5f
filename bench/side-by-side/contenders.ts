import { spawn } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FigureRow } from './figures.ts';

/** A tool that makes a folder of files out of a project; the projects stand beside this file. */
export interface Contender {
  readonly name: string;
  readonly package: string;
  /** The project's folder beside this file, and where in it the figures go. */
  readonly project: string;
  readonly figures: string;
  /** Commands that make it, in order. */
  readonly commands: readonly string[];
  /** Where the files are afterwards. */
  readonly output: string;
}

export const contenders: readonly Contender[] = [
  {
    name: 'Observable Framework',
    package: '@observablehq/framework',
    project: 'framework',
    figures: 'src',
    commands: ['npm install', 'npm run build'],
    output: 'dist',
  },
  {
    name: 'Evidence',
    package: '@evidence-dev/evidence',
    project: 'evidence',
    figures: 'sources/figures',
    commands: ['npm install --ignore-scripts', 'npm run sources', 'npm run build'],
    output: 'build',
  },
];

/** A made project, or the command that failed. */
export type Made = { readonly folder: string } | { readonly why: string };

const patienceMs = 180_000;

/** Copies a project into a folder, puts the figures in, and makes it with the network as it is. */
export async function make(contender: Contender, figures: readonly FigureRow[], folder: string): Promise<Made> {
  await cp(fileURLToPath(new URL(contender.project, import.meta.url)), folder, { recursive: true });
  const place = join(folder, contender.figures);
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'figures.json'), JSON.stringify(figures));
  await writeFile(join(place, 'figures.csv'), csvOf(figures));
  for (const command of contender.commands) {
    const failure = await failureOf(command, folder);
    if (failure) return { why: `\`${command}\` ${failure}` };
  }
  return { folder: join(folder, contender.output) };
}

/** The version that npm put into a made project. */
export async function versionOf({ project, package: name }: Contender): Promise<string> {
  const text = await readFile(new URL(`${project}/package.json`, import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly dependencies: Readonly<Record<string, string>> }).dependencies[name] ?? '';
}

function csvOf(figures: readonly FigureRow[]): string {
  const columns = ['area', 'kind', 'period', 'value', 'remark', 'source'] as const;
  const cell = (value: string | number) => `"${String(value).replaceAll('"', '""')}"`;
  const lines = figures.map((row) => columns.map((column) => cell(row[column])).join(','));
  return [columns.join(','), ...lines, ''].join('\n');
}

/** Runs a command in a process group of its own; how it failed, or `undefined` when it did not. */
function failureOf(command: string, cwd: string): Promise<string | undefined> {
  const [program = '', ...args] = command.split(' ');
  const path = `${dirname(process.execPath)}:${process.env['PATH']}`;
  const child = spawn(program, args, { cwd, detached: true, stdio: 'ignore', env: { ...process.env, PATH: path } });
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
      resolve(`did not end within ${patienceMs / 1000} s`);
    }, patienceMs);
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? undefined : `ended with exit code ${code}`);
    });
  });
}
