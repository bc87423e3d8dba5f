import type { Hono } from 'hono';

/** A browser without scripts: keeps cookies, says where its forms come from, and follows nothing by itself. */
export class Browser {
  readonly cookies = new Map<string, string>();
  private readonly app: Hono;
  private readonly origin: string;
  private readonly address: string;

  constructor(app: Hono, origin: string, address = '10.0.0.1') {
    this.app = app;
    this.origin = origin;
    this.address = address;
  }

  /** A request as it would be sent now. */
  request(path: string, init: RequestInit = {}): Request {
    const headers = new Headers(init.headers);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (cookie) headers.set('cookie', cookie);
    headers.set('user-agent', 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0');
    headers.set('x-forwarded-for', this.address);
    return new Request(new URL(path, this.origin), { ...init, headers });
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await this.app.fetch(this.request(path, init));
    for (const cookie of answer.headers.getSetCookie()) this.keep(cookie);
    return answer;
  }

  get(path: string): Promise<Response> {
    return this.send(path);
  }

  async text(path: string): Promise<string> {
    return (await this.get(path)).text();
  }

  post(path: string, fields: Readonly<Record<string, string>>, origin = this.origin): Promise<Response> {
    return this.send(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin } });
  }

  private keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim());
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    if (attributes.some((attribute) => /^max-age=0$/i.test(attribute)) || value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
