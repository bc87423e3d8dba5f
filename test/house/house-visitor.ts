import type { House } from '../../src/house/open-house.ts';

/** How something is asked. */
interface Asking {
  readonly method?: string;
  readonly body?: string | URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A browser without scripts that keeps cookies. */
export function visitorOf({ address }: House) {
  const jar = new Map<string, string>();
  const ask = async (path: string, init: Asking = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { origin: address, connection: 'close', ...init.headers, ...(cookie && { cookie }) };
    const answer = await fetch(`${address}${path}`, { redirect: 'manual', ...init, headers });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    return answer;
  };
  return {
    send: ask,
    get: (path: string) => ask(path),
    read: async (path: string) => (await ask(path)).text(),
    post: (path: string, fields: Readonly<Record<string, string>>) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields) }),
  };
}
