/** A browser without scripts that talks to running sites: one jar of cookies for all, as behind one address. */
export class Visitor {
  private readonly cookies = new Map<string, string>();

  async get(origin: string, path: string): Promise<Response> {
    return this.send(new URL(path, origin), {});
  }

  /** Sends the form of a page that goes to an address, as it stands there, with some answers changed. */
  async submit(
    origin: string,
    page: string,
    action: string,
    answers: Readonly<Record<string, string | File>>,
  ): Promise<Response> {
    const html = await (await this.get(origin, page)).text();
    const body = new FormData();
    for (const [name, value] of fieldsOf(html, action)) body.append(name, value);
    for (const [name, value] of Object.entries(answers)) body.set(name, value);
    return this.send(new URL(action, origin), { method: 'POST', body, headers: { origin } });
  }

  private async send(url: URL, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...this.cookies].map((pair) => pair.join('=')).join('; '));
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /max-age=0/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}

/** Names and values of the inputs and texts of a page's form. */
function fieldsOf(html: string, action: string): readonly (readonly [string, string])[] {
  const forms = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)];
  const form = forms.find(([, attributes = '']) => attribute(attributes, 'action') === action) ?? forms.at(-1);
  if (!form) throw new Error(`there is no form for ${action}`);
  const [, , content = ''] = form;
  const inputs = [...content.matchAll(/<input\b([^>]*)>/g)]
    .map(([, attributes = '']) => attributes)
    .filter((attributes) => !/type="(file|checkbox|radio|submit)"/.test(attributes) || / checked/.test(attributes));
  const texts = [...content.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)];
  return [
    ...inputs.map((attributes) => [attribute(attributes, 'name'), attribute(attributes, 'value')] as const),
    ...texts.map(([, attributes = '', text = '']) => [attribute(attributes, 'name'), text] as const),
  ].filter(([name]) => name);
}

function attribute(text: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? '';
}
