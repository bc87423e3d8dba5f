import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rawFileName, type RawFile, type RawRecord, type RawStore } from './raw-file.ts';
import { openRawStore } from './raw-store.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ambitie-raw-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = (content: string, retrieved = '2025-11-24T12:00:00.000Z', name = 'demo'): RawFile => ({
  source: 'eurostat',
  name,
  extension: 'json',
  url: 'https://example.org/demo',
  retrieved,
  content: new TextEncoder().encode(content),
});
async function keep(store: RawStore, kept: RawFile): Promise<RawRecord> {
  const record = store.recordOf(kept);
  await store.keep(record, kept.content);
  return record;
}

describe('the store of raw files', () => {
  it('is empty before anything was kept', async () => {
    expect(await openRawStore(folder).latest('eurostat')).toEqual({ ok: true, value: [] });
  });

  it('gives back what it kept, unchanged, with where it came from', async () => {
    const store = openRawStore(folder);
    const kept = await keep(store, file('één'));
    const [record] = await latest();
    expect(kept).toEqual(record);
    expect(record).toMatchObject({ url: 'https://example.org/demo', bytes: 5, retrieved: '2025-11-24T12:00:00.000Z' });
    const content = record ? await store.read(record) : undefined;
    expect(content?.ok && new TextDecoder().decode(content.value)).toBe('één');
  });

  it('gives the newest of each name and keeps the older ones', async () => {
    const store = openRawStore(folder);
    await keep(store, file('old', '2025-11-01T00:00:00.000Z'));
    await keep(store, file('new', '2025-11-02T00:00:00.000Z'));
    await keep(store, file('other', '2025-10-01T00:00:00.000Z', 'another'));
    expect((await latest()).map(({ name, bytes }) => [name, bytes])).toEqual([
      ['another', 5],
      ['demo', 3],
    ]);
    expect(await readdir(join(folder, 'raw', 'eurostat'))).toHaveLength(6);
  });

  it('does not store the same content twice, and notes when it was last the same', async () => {
    const store = openRawStore(folder);
    await keep(store, file('same', '2025-11-01T00:00:00.000Z'));
    await keep(store, file('changed', '2025-11-02T00:00:00.000Z'));
    await keep(store, file('same', '2025-11-03T00:00:00.000Z'));
    expect(await latest()).toMatchObject([{ bytes: 4, retrieved: '2025-11-03T00:00:00.000Z' }]);
    expect(await readdir(join(folder, 'raw', 'eurostat'))).toHaveLength(4);
  });

  it('passes over a file that a crash left unfinished', async () => {
    await keep(openRawStore(folder), file('good'));
    await writeFile(join(folder, 'raw', 'eurostat', 'demo-000000000000.json.1.tmp'), 'ha');
    expect(await latest()).toMatchObject([{ bytes: 4 }]);
  });

  it('notices that a kept file was changed or is gone', async () => {
    const store = openRawStore(folder);
    const record = await keep(store, file('good'));
    expect(await store.verify(record)).toEqual([]);
    const path = join(folder, 'raw', 'eurostat', rawFileName(record));
    expect(store.pathOf(record)).toBe(path);
    await writeFile(path, 'evil');
    const damaged = [{ code: 'raw-file-damaged', at: path }];
    expect(await store.read(record)).toMatchObject({ ok: false, problems: damaged });
    expect(await store.verify(record)).toMatchObject(damaged);
    await rm(path);
    expect(await store.read(record)).toMatchObject({ ok: false, problems: [{ code: 'raw-file-gone' }] });
    expect(await store.verify(record)).toMatchObject([{ code: 'raw-file-gone' }]);
  });

  it('tells which record is damaged', async () => {
    await keep(openRawStore(folder), file('good'));
    const path = join(folder, 'raw', 'eurostat', 'demo-000000000000.json.record.json');
    await writeFile(path, '{"name":');
    expect(await openRawStore(folder).latest('eurostat')).toMatchObject({
      ok: false,
      problems: [{ code: 'broken-json' }],
    });
    await writeFile(path, '{"name":"demo"}');
    expect(await openRawStore(folder).latest('eurostat')).toMatchObject({
      ok: false,
      problems: [{ code: 'record-damaged', at: path }],
    });
  });

  it('keeps what is known of the fetching, and starts anew when its note cannot be read', async () => {
    const store = openRawStore(folder);
    expect(await store.status('eurostat')).toEqual({ source: 'eurostat', files: [] });
    const problem = { code: 'throttled', message: 'Wait.', at: 'x', hint: 'Later.', when: '2025-11-24T12:00:00.000Z' };
    const status = { source: 'eurostat', files: [{ name: 'demo', lastFetched: '2025-11-23T12:00:00.000Z', problem }] };
    await store.noteStatus(status);
    expect(await store.status('eurostat')).toEqual(status);
    await writeFile(join(folder, 'raw/eurostat/status.json'), '{"files":[{"name":"demo","lastFetched":"yesterday"}]}');
    expect(await store.status('eurostat')).toEqual({ source: 'eurostat', files: [{ name: 'demo' }] });
  });
});

async function latest() {
  const result = await openRawStore(folder).latest('eurostat');
  if (!result.ok) throw new Error('the store has problems');
  return result.value;
}
