/** What the crawler found at one address. */
export interface FoundPage {
  /** Path with query. */
  readonly path: string;
  readonly status: number;
  readonly isHtml: boolean;
  readonly title: string;
  /** Language the page says it is in. */
  readonly language: string;
  readonly headings: number;
  readonly mains: number;
  /** Elements with their classes that the page is made of, each once. */
  readonly parts: readonly string[];
  readonly longestWord: number;
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

const emptyPage = {
  isHtml: false,
  title: '',
  language: '',
  headings: 0,
  mains: 0,
  parts: [],
  longestWord: 0,
  ids: [],
  links: [],
  forms: [],
};

async function visit(origin: string, path: string, cookie?: string): Promise<FoundPage> {
  const response = await fetch(origin + path, { headers: { accept: 'text/html', ...(cookie && { cookie }) } });
  const nothing = { ...emptyPage, path, status: response.status };
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
    language: /<html\b[^>]*?\slang="([^"]*)"/.exec(html)?.[1] ?? '',
    headings: html.match(/<h1\b/g)?.length ?? 0,
    mains: html.match(/<main\b/g)?.length ?? 0,
    parts: partsOf(html),
    longestWord: longestWordOf(html),
    ids: attributeValues(html, /\sid="([^"]*)"/g),
    links: linksOf(html, here),
    forms: formsOf(html, here),
  };
}

function partsOf(html: string): readonly string[] {
  const parts = [...html.matchAll(/<([a-z][a-z0-9]*)\b[^>]*?(?:\sclass="([^"]*)"|>)/g)].flatMap(
    ([, element = '', classes = '']) => classes.split(/\s+/).map((name) => `${element}.${name}`),
  );
  return [...new Set(parts)];
}

function longestWordOf(html: string): number {
  const words = html.replaceAll(/<(script|style)\b.*?<\/\1>|<[^>]*>/gs, ' ').split(/[\s/-]+/);
  return Math.max(...words.map((word) => decode(word).length));
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
