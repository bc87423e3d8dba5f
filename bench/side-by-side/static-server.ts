import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { extname, join, relative } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/* Serves a folder of files from memory, packed with the best Brotli beforehand: `node static-server.ts FOLDER`. */

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};
const [folder = '.'] = process.argv.slice(2);
const files = new Map(filesIn(folder).map((file) => [`/${relative(folder, file)}`, packed(file)]));

const app = new Hono();
app.get('*', (c) => {
  const { pathname } = new URL(c.req.url);
  const file = files.get(pathname.endsWith('/') ? `${pathname}index.html` : pathname) ?? files.get(`${pathname}.html`);
  if (!file) return c.notFound();
  return c.body(file.bytes, 200, file.headers);
});
serve({ fetch: app.fetch, port: 0 }, ({ port }: AddressInfo) => console.log(`http://localhost:${port}`));

function filesIn(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function packed(file: string): { readonly bytes: Uint8Array<ArrayBuffer>; readonly headers: Record<string, string> } {
  const type = types[extname(file)] ?? 'application/octet-stream';
  const cacheControl = extname(file) === '.html' ? 'no-cache' : 'public, max-age=31536000, immutable';
  const headers = { 'content-type': type, 'cache-control': cacheControl };
  const bytes = readFileSync(file);
  if (type.startsWith('font/')) return { bytes: new Uint8Array(bytes), headers };
  return { bytes: new Uint8Array(brotliCompressSync(bytes)), headers: { ...headers, 'content-encoding': 'br' } };
}
