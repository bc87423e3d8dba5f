/* Builds dist/ from src/ with esbuild: the program, the style sheet, the islands. Runs under Node 20. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './runtime.mjs';

const dist = join(root, 'dist');
const configuration = ['package.json', 'package-lock.json', 'tsconfig.json', 'scripts/build.mjs'];

/** Builds unless dist/ already comes from these very sources; resolves to true when it built. */
export async function ensureBuilt() {
  const sources = hashOfSources();
  if (readBuiltFrom() === sources) return false;
  console.error('Building …');
  await build(sources);
  return true;
}

/** Builds into a folder beside dist/ and swaps it in when everything succeeded. */
async function build(sources) {
  const esbuild = await import('esbuild');
  const folder = join(root, `dist.new-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'assets'), { recursive: true });
  try {
    await buildProgram(esbuild, folder);
    const assets = { ...(await buildStyle(esbuild, folder)), ...(await buildIslands(esbuild, folder)) };
    writeJson(join(folder, 'assets.json'), assets);
    writeJson(join(folder, 'build.json'), { sources });
    swapIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function buildProgram(esbuild, folder) {
  return esbuild.build({
    entryPoints: {
      main: join(root, 'src/main.ts'),
      'file-worker': join(root, 'src/site/worker/file-worker.ts'),
    },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    loader: { '.sql': 'text' },
    sourcemap: true,
    logLevel: 'warning',
  });
}

async function buildStyle(esbuild, folder) {
  const contents = styleSheets()
    .map((file) => `@import './${file}';`)
    .join('\n');
  const result = await esbuild.build({
    ...browserOptions(folder),
    stdin: { contents, resolveDir: root, sourcefile: 'site.css', loader: 'css' },
    entryNames: 'site-[hash]',
    loader: { '.woff2': 'file', '.svg': 'file' },
  });
  return assetNames(result.metafile, folder, 'site.css');
}

/**
 * Every style sheet, in the order in which later ones win: those of all pages, in the order of `site.css`; those beside
 * components, charts and maps; those that wings share; those of the wings, each in its folder `style/`; and paper.
 */
function styleSheets() {
  const files = filesUnder('src').filter((file) => file.endsWith('.css') && !file.startsWith('src/site/style/'));
  const isBelow = (file) => ['src/site/', 'src/wing/'].some((room) => file.startsWith(room));
  return [
    'src/site/style/site.css',
    ...files.filter(isBelow),
    ...files.filter((file) => !isBelow(file)),
    'src/site/style/print.css',
  ];
}

async function buildIslands(esbuild, folder) {
  const islands = join(root, 'src/site/islands');
  const files = existsSync(islands) ? readdirSync(islands).filter((file) => file.endsWith('.browser.ts')) : [];
  if (files.length === 0) return {};
  const contents = files
    .toSorted()
    .map((file) => `import './${file}';`)
    .join('\n');
  const result = await esbuild.build({
    ...browserOptions(folder),
    stdin: { contents, resolveDir: islands, sourcefile: 'islands.ts', loader: 'ts' },
    entryNames: 'islands-[hash]',
    format: 'esm',
  });
  return assetNames(result.metafile, folder, 'islands.js');
}

function browserOptions(folder) {
  return {
    absWorkingDir: root,
    outdir: join(folder, 'assets'),
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    target: ['chrome111', 'firefox115', 'safari16.4'],
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  };
}

/** Logical name (`site.css`, `islands.js`, a font's own file name) to path under dist/assets. */
function assetNames(metafile, folder, entryName) {
  return Object.fromEntries(
    Object.entries(metafile.outputs).map(([output, { entryPoint, inputs }]) => {
      const name = entryPoint ? entryName : basename(Object.keys(inputs)[0]);
      return [name, relative(join(folder, 'assets'), join(root, output))];
    }),
  );
}

function swapIn(folder) {
  const old = `${folder}.old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(folder, dist);
  rmSync(old, { recursive: true, force: true });
}

function readBuiltFrom() {
  try {
    return JSON.parse(readFileSync(join(dist, 'build.json'), 'utf8')).sources;
  } catch {
    return undefined;
  }
}

function hashOfSources() {
  const hash = createHash('sha256');
  const files = [...configuration, ...filesUnder('src').filter((file) => !/\.test\.tsx?$/.test(file))];
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesUnder(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .toSorted();
}

function writeJson(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = await ensureBuilt();
  console.error(built ? 'Built dist/.' : 'dist/ is up to date.');
}
