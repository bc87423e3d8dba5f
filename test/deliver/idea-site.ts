import { join } from 'node:path';
import type { Actor } from '../../src/wing/actor.ts';
import { visitor } from '../../src/wing/actor.ts';
import { addRoutes } from '../../src/house/door.ts';
import type { Route } from '../../src/wing/route.ts';
import type { PlanContext } from '../../src/wing/plan-context.ts';
import { loadPlanFolder, type PlanFolder } from '../../src/measure/plan-folder.ts';
import { readPlanFiles } from '../../src/measure/plan-folder-store.ts';
import { createSite } from '../../src/site/app.tsx';
import type { Store } from '../../src/store/store.ts';
import { localised } from '../localised.ts';

/** The shipped plan as its folder holds it. */
export async function shippedPlan(): Promise<PlanFolder> {
  const folder = loadPlanFolder(await readPlanFiles(join(import.meta.dirname, '../../plans/limburg')));
  if (!folder.ok) throw new Error('the shipped plan does not load');
  return folder.value;
}

/** What pages know of the plan, without a release. */
export function planContextOf({ plan, areas, indicators }: PlanFolder): PlanContext {
  return {
    plan: () => plan,
    municipalities: (locale) =>
      areas
        .filter(({ kind, validTo }) => kind === 'municipality' && !validTo)
        .map(({ code, name, tile }) => ({ code, id: code, name: name[locale], ...(tile && { tile }) })),
    indicators: (locale) =>
      indicators.map(({ id, text, unit }) => ({ id, name: text[locale].name, unit, direction: 'neutral' as const })),
    groupsOf: () => [],
    groupName: (code) => code,
  };
}

/** A small site with only these routes, that one asks as somebody; forms are sent as a browser without scripts does. */
export interface DeliverSite {
  readonly get: (path: string, actor?: Actor) => Promise<Response>;
  readonly post: (
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    actor?: Actor,
  ) => Promise<Response>;
}

export function deliverSite(routes: readonly Route[], store: Store): DeliverSite {
  let asking: Actor = visitor;
  const site = createSite({
    assets: { css: '/site.css', files: new Map() },
    region: localised({ nl: 'Limburg', en: 'Limburg', fr: 'Limbourg' }),
    releaseId: () => 'r1',
    municipalities: () => [],
    hasAccounts: true,
    onError: (error) => {
      throw error;
    },
  });
  addRoutes(site, routes, { store, secret: 'of a test', actorOf: () => Promise.resolve(asking) });
  const ask = (path: string, actor: Actor, init?: RequestInit): Promise<Response> => {
    asking = actor;
    return Promise.resolve(site.app.request(path, init));
  };
  return {
    get: (path, actor = visitor) => ask(path, actor),
    post: (path, fields, actor = visitor) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) {
        for (const each of [value].flat()) body.append(name, each);
      }
      return ask(path, actor, { method: 'POST', body, headers: { origin: 'http://localhost' } });
    },
  };
}
