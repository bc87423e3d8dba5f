import { afterEach, describe, expect, it } from 'vitest';
import { testEffects } from '../../../test/doubles/effects.ts';
import { startScriptedServer, type Behaviour, type ScriptedServer } from '../../../test/doubles/scripted-server.ts';
import { download, usualPatience, type RequestExtras } from './download.ts';

let double: ScriptedServer | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

async function ask(script: readonly Behaviour[], extras?: RequestExtras) {
  double = await startScriptedServer(() => ({ status: 200, body: '{}' }), script);
  return download(testEffects(), `${double.url}/file.json`, usualPatience, () => [], extras);
}

describe('a download', () => {
  it('of more than 150 MB is refused while it comes in, with a remedy, and not asked for again', async () => {
    const result = await ask(['endless', 'endless']);
    expect(result.ok ? [] : result.problems).toMatchObject([
      { code: 'file-too-large', at: `${double?.url}/file.json`, hint: expect.stringMatching(/smaller part/) },
    ]);
    expect(double?.requests).toHaveLength(1);
  });

  it('that announces its size is refused before it comes in', async () => {
    const start = performance.now();
    const headers = { 'content-length': String(200 * 1024 * 1024) };
    const result = await ask([{ status: 200, body: '{', headers }]);
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(['file-too-large']);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('sends a key as a header and a form as a body', async () => {
    const extras = { method: 'POST', headers: { apikey: 'secret' }, body: 'a=1' } as const;
    expect((await ask([], extras)).ok).toBe(true);
    expect(double?.requests.map(({ method, headers, body }) => [method, headers['apikey'], body])).toEqual([
      ['POST', 'secret', 'a=1'],
    ]);
  });
});
