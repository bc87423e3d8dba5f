/** What the crawler found at one address. */
export interface FoundPage {
  /** Path with query. */
  readonly path: string;
  readonly status: number;
  readonly isHtml: boolean;
  readonly title: string;
  readonly ids: readonly string[];
  readonly links: readonly FoundLink[];
  readonly forms: readonly FoundForm[];
}

export interface FoundLink {
  /** Path with query of the internal address it leads to. */
  readonly path: string;
  /** Id of the element it leads to, or "". */
  readonly fragment: string;
}

export interface FoundForm {
  readonly method: string;
  /** Path it is sent to. */
  readonly action: string;
  readonly fields: readonly string[];
}

const atOnce = 8;
const mostPages = 5000;

/** Who crawls, and how far. */
export interface CrawlOptions {
  /** What a browser in which somebody is signed in sends along. */
  readonly cookie?: string;
  /** Which paths to follow; all when absent. */
  readonly isWanted?: (path: string) => boolean;
}

/** Follows every internal link, image, style and script from the start paths on, and tells what each address gave. */
export async function crawl(
  origin: string,
  startPaths: readonly string[],
  { cookie, isWanted = () => true }: CrawlOptions = {},
): Promise<readonly FoundPage[]> {
  const found = new Map<string, FoundPage>();
  const waiting = new Set(startPaths);
  while (waiting.size > 0) {
    const batch = [...waiting].slice(0, atOnce);
    const pages = await Promise.all(batch.map((path) => visit(origin, path, cookie)));
    for (const page of pages) found.set(page.path, page);
    const next = pages
      .flatMap((page) => page.links.map((link) => link.path))
      .filter((path) => !found.has(path) && isWanted(path));
    for (const path of batch) waiting.delete(path);
    for (const path of next) waiting.add(path);
    if (found.size > mostPages) throw new Error(`the crawl found more than ${mostPages} addresses, like ${batch[0]}`);
  }
  return [...found.values()];
}

async function visit(origin: string, path: string, cookie?: string): Promise<FoundPage> {
  const response = await fetch(origin + path, { headers: { accept: 'text/html', ...(cookie && { cookie }) } });
  const nothing = { path, status: response.status, isHtml: false, title: '', ids: [], links: [], forms: [] };
  if (response.redirected) {
    await response.arrayBuffer();
    // What an address leads on to is a page of its own, under its own address.
    const { pathname, search } = new URL(response.url);
    return { ...nothing, links: [{ path: pathname + search, fragment: '' }] };
  }
  const isHtml = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (!isHtml) {
    await response.arrayBuffer();
    return nothing;
  }
  const html = withoutComments(await response.text());
  const here = new URL(response.url);
  return {
    path,
    status: response.status,
    isHtml,
    title: decode(/<title>([^<]*)/.exec(html)?.[1] ?? ''),
    ids: attributeValues(html, /\sid="([^"]*)"/g),
    links: linksOf(html, here),
    forms: formsOf(html, here),
  };
}

function withoutComments(html: string): string {
  return html.replaceAll(/<!--.*?-->/gs, '');
}

/** Links that robots are asked not to follow lead to endless choices: they are left alone here too. */
function linksOf(html: string, here: URL): readonly FoundLink[] {
  const addresses = attributeValues(
    html.replaceAll(/<a\b[^>]*\srel="nofollow"[^>]*>/g, ''),
    /<(?:a|link|area)\b[^>]*?\shref="([^"]*)"|<(?:img|script)\b[^>]*?\ssrc="([^"]*)"/g,
  );
  return addresses
    .map((address) => new URL(address, here))
    .filter((address) => address.origin === here.origin)
    .map((address) => ({
      path: address.pathname + address.search,
      fragment: decodeURIComponent(address.hash.slice(1)),
    }));
}

function formsOf(html: string, here: URL): readonly FoundForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, attributes = '', body = '']) => ({
    method: (/\smethod="([^"]*)"/.exec(attributes)?.[1] ?? 'get').toLowerCase(),
    action: new URL(decode(/\saction="([^"]*)"/.exec(attributes)?.[1] ?? here.pathname), here).pathname,
    fields: attributeValues(body, /\sname="([^"]*)"/g),
  }));
}

function attributeValues(html: string, pattern: RegExp): readonly string[] {
  return [...html.matchAll(pattern)].map((match) => decode(match[1] ?? match[2] ?? ''));
}

function decode(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
