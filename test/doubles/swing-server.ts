import { startScriptedServer, type Behaviour, type ScriptedServer } from './scripted-server.ts';

/** A variable that the double holds: values as text by period and area code. */
export type HeldVariable = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

/**
 * A local stand-in for a Swing Open Data Service (OData v4): `Variables('v')/GeoLevels('g')/PeriodLevels('p')/Periods`
 * and `…/Periods('2024')/Values`, `mrp` being the most recent one. Without the right `apikey` it answers 401, lists come
 * in pages of two with `@odata.nextLink`.
 */
export function startSwingDouble(
  held: Readonly<Record<string, HeldVariable>>,
  key: string,
  script: readonly Behaviour[] = [],
): Promise<ScriptedServer> {
  return startScriptedServer(({ url, headers }) => {
    if (headers['apikey'] !== key) return { status: 401, body: '{"message":"Unauthorized"}' };
    const path = decodeURIComponent(url.pathname);
    const [, variable = '', rest = ''] =
      /\/jiveservices\/odata\/Variables\('([^']+)'\)\/GeoLevels\('gemeente'\)\/PeriodLevels\('year'\)\/Periods(.*)$/.exec(
        path,
      ) ?? [];
    const periods = held[variable];
    if (!periods) return { status: 404, body: '{"error":{"message":"Not found"}}' };
    const list = rest === '' ? periodList(periods) : valueList(periods, rest);
    return { status: 200, body: JSON.stringify(pageOf(list, url, headers.host ?? '')) };
  }, script);
}

type Entry = Readonly<Record<string, string | null>>;

function periodList(periods: HeldVariable): readonly Entry[] {
  return Object.keys(periods).map((period) => ({ ExternalCode: period, Name: period }));
}

function valueList(periods: HeldVariable, rest: string): readonly Entry[] {
  const asked = /^\('([^']+)'\)\/Values$/.exec(rest)?.[1] ?? '';
  const period = asked === 'mrp' ? (Object.keys(periods).toSorted().at(-1) ?? '') : asked;
  return Object.entries(periods[period] ?? {}).map(([code, value]) => ({
    ExternalCode: code,
    Name: code,
    ValueString: value,
  }));
}

function pageOf(list: readonly Entry[], url: URL, host: string): unknown {
  const skip = Number(url.searchParams.get('$skip') ?? 0);
  const next = skip + 2 < list.length ? { '@odata.nextLink': `http://${host}${url.pathname}?$skip=${skip + 2}` } : {};
  return { '@odata.context': 'http://double/$metadata', value: list.slice(skip, skip + 2), ...next };
}
