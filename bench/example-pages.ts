/** A page that stands for its sort. */
export interface ExamplePage {
  readonly name: string;
  readonly path: string;
  /** What it answers when asked; anything but 200 means that it is not there. */
  readonly status: number;
}

/** The pages that are measured, one of each sort, found by the links of their lists. */
export async function examplePages(origin: string): Promise<readonly ExamplePage[]> {
  const paths: readonly (readonly [string, string])[] = [
    ['home', '/'],
    ['indicator', await firstLink(origin, '/indicatoren')],
    ['municipality', await firstLink(origin, '/gemeenten')],
    ['claims', '/vaststellingen'],
    ['explorer', '/verken'],
    ['coverage', '/dekking'],
    ['similar regions', '/vergelijkbaar'],
    ['sources', '/data/bronnen'],
    ['API', '/data/api'],
    ['releases', '/uitgaven'],
    ['reports', '/rapporten'],
    ['search', '/zoek?q=werkloosheid%20genk'],
    ['report', await firstLink(origin, '/rapporten')],
  ];
  const pages: ExamplePage[] = [];
  for (const [name, path] of paths) pages.push({ name, path, status: (await fetch(origin + path)).status });
  return pages;
}

/** The first page below a list that the list links to; without one an address that is not there. */
async function firstLink(origin: string, list: string): Promise<string> {
  const html = await (await fetch(origin + list)).text();
  return new RegExp(`href="(${list}/[^"?#.]+)"`).exec(html)?.[1] ?? `${list}/…`;
}
