import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** A file that is served as it is; its name holds a hash of its content, so that it may be kept for ever. */
export interface AssetFile {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Addresses of the bundled style and scripts, with the files behind them. */
export interface SiteAssets {
  readonly css: string;
  readonly js?: string;
  /** The text font, fetched early so that headings do not jump. */
  readonly font?: string;
  /** Files by address (`/assets/site-1A2B3C.css`). */
  readonly files: ReadonlyMap<string, AssetFile>;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/**
 * Reads what the build left in a folder: `assets.json` maps logical names (`site.css`, `islands.js`, `lexend.woff2`)
 * to files under `assets/`.
 *
 * @throws {Error} when the folder holds no build.
 */
export function loadAssets(folder: string): SiteAssets {
  const names = readManifest(join(folder, 'assets.json'));
  const files = new Map(Object.values(names).map((name) => [addressOf(name), readAsset(folder, name)]));
  const css = names['site.css'];
  if (!css) throw new Error(`no style sheet in ${folder}: run the build first`);
  const js = names['islands.js'];
  const font = Object.values(names).find((name) => name.endsWith('.woff2'));
  return { css: addressOf(css), ...(js && { js: addressOf(js) }), ...(font && { font: addressOf(font) }), files };
}

function readManifest(path: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, string>>;
  } catch (cause) {
    throw new Error(`no build found at ${path}: run the build first`, { cause });
  }
}

function addressOf(name: string): string {
  return `/assets/${name.replace(/^\/?(assets\/)?/, '')}`;
}

function readAsset(folder: string, name: string): AssetFile {
  const path = join(folder, addressOf(name));
  return { type: mediaTypes[extname(path)] ?? 'application/octet-stream', body: new Uint8Array(readFileSync(path)) };
}
