import { deliveringOn } from './delivering.ts';
import { sql } from 'kysely';
import { visitor, type Actor, type Grant, type Person } from '../../src/wing/actor.ts';
import type { Letter } from '../../src/job/mail.ts';
import { addRoutes } from '../../src/house/door.ts';
import { draftRoutes } from '../../src/deliver/project/web/draft-routes.ts';
import { roundRoutes } from '../../src/deliver/round/web/round-routes.ts';
import { inEveryLocale } from '../../src/foundation/locale.ts';
import { createSite, type Site } from '../../src/site/app.tsx';
import type { SiteOptions } from '../../src/site/written-page.tsx';
import { systemAccess } from '../../src/store/access.ts';
import type { Store } from '../../src/store/store.ts';

/** A site with the pages of projects on a real database, for people who are named in a header instead of signing in. */
export interface DeliverSite {
  readonly site: Site;
  readonly mails: readonly Letter[];
  readonly addOrganisation: (name: string) => Promise<string>;
  readonly addPerson: (name: string, grants: readonly Grant[]) => Promise<Person>;
  readonly get: (who: Person | undefined, path: string) => Promise<Response>;
  readonly post: (who: Person | undefined, path: string, fields: Fields) => Promise<Response>;
  /** Whether sending a message fails from now on. */
  readonly breakMail: (isBroken: boolean) => void;
  /** Moves the clock. */
  readonly wait: (minutes: number) => void;
}

/** A form's fields; a name with several values has a list. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

export function makeDeliverSite(store: Store, siteOptions: Partial<SiteOptions> = {}): DeliverSite {
  const people = new Map<string, Person>();
  const mails: Letter[] = [];
  let isMailBroken = false;
  let clock = new Date('2026-03-02T09:30:00Z').getTime();
  const actorOf = async (request: Request): Promise<Actor> => {
    const cookie = /wie=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
    return people.get(request.headers.get('x-wie') ?? cookie ?? '') ?? visitor;
  };
  const site = createSite({
    assets: { css: '/site.css', files: new Map() },
    region: inEveryLocale(() => 'Limburg'),
    releaseId: () => 'r1',
    municipalities: () => [],
    hasAccounts: true,
    onError: (error) => {
      throw error;
    },
    ...siteOptions,
  });
  const delivering = deliveringOn(store, {
    send: async (letter) => {
      if (isMailBroken) throw new Error('the queue does not answer');
      mails.push(letter);
    },
    now: () => new Date(clock),
  });
  addRoutes(site, [...draftRoutes(delivering), ...roundRoutes(delivering)], { store, secret: 'of a test', actorOf });
  // The mark that a form leaves for the page it leads to, as a browser keeps it.
  const marks = new Map<string, string>();
  const ask = async (who: Person | undefined, path: string, init: RequestInit = {}) => {
    const id = who?.id ?? '';
    const cookie = marks.get(id);
    const headers = { origin: 'http://localhost', ...(who && { 'x-wie': id }), ...(cookie && { cookie }) };
    const answer = await site.app.request(path, { ...init, headers });
    const [, mark] = /(gelukt=[^;]*)/.exec(answer.headers.get('set-cookie') ?? '') ?? [];
    if (mark) marks.set(id, mark);
    return answer;
  };
  return {
    site,
    mails,
    addOrganisation: (name) => addOrganisation(store, name),
    addPerson: async (name, grants) => {
      const person = await addPerson(store, name, grants);
      people.set(person.id, person);
      return person;
    },
    get: (who, path) => ask(who, path),
    post: (who, path, fields) => ask(who, path, { method: 'POST', body: formOf(fields) }),
    breakMail: (isBroken) => void (isMailBroken = isBroken),
    wait: (minutes) => void (clock += minutes * 60_000),
  };
}

async function addOrganisation(store: Store, name: string): Promise<string> {
  const slug = name.toLowerCase().replaceAll(' ', '-');
  const { rows } = await store.as(systemAccess, (database) =>
    sql<{ id: string }>`insert into organisation (slug, name, kind, confirmed_at)
      values (${slug}, ${name}, 'government', now()) returning id`.execute(database),
  );
  return rows[0]!.id;
}

async function addPerson(store: Store, name: string, grants: readonly Grant[]): Promise<Person> {
  const email = `${name.toLowerCase()}@example.org`;
  const { rows } = await sql<{ id: string }>`
    insert into person (name, email, email_verified) values (${name}, ${email}, true) returning id`.execute(
    store.accounts,
  );
  const person: Person = { kind: 'person', id: rows[0]!.id, name, email, locale: 'nl', grants, isVerified: true };
  for (const grant of grants) {
    await (
      'organisation' in grant
        ? sql`insert into membership (person_id, organisation_id, role)
          values (${person.id}, ${grant.organisation}, ${grant.role})`
        : sql`insert into plan_role (person_id, role) values (${person.id}, ${grant.role})`
    ).execute(store.accounts);
  }
  return person;
}

function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const text of typeof value === 'string' ? [value] : value) form.append(name, text);
  }
  return form;
}

/** The value of a hidden or text field on a page, as a browser would send it. */
export function fieldOn(html: string, name: string): string | undefined {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`name="${escaped}"[^>]*? value="([^"]*)"`).exec(html)?.[1];
}
