import { sql, type Kysely } from 'kysely';
import { moneySources, partnerRoles } from '../src/deliver/project/project.ts';
import { systemAccess } from '../src/store/access.ts';
import type { Store } from '../src/store/store.ts';
import { randomNumbers } from './explorer-states.ts';

/** How large an invented portfolio is. */
export interface PortfolioSize {
  readonly projects: number;
  readonly organisations: number;
  /** Result periods over all projects. */
  readonly periods: number;
}

export const largePortfolio: PortfolioSize = { projects: 5000, organisations: 400, periods: 60_000 };

/** What of a plan invented projects refer to. */
export interface PortfolioPlan {
  readonly actions: readonly string[];
  readonly groups: readonly string[];
  readonly municipalities: readonly string[];
  readonly indicators: readonly string[];
}

const batchSize = 500;
const indicatorsEach = 3;

const doing = [
  'Samen',
  'Sterker',
  'Vooruit',
  'Aan de slag',
  'Leren',
  'Ontdekken',
  'Bouwen',
  'Groeien',
  'Kansen',
  'Op weg',
];
const about = [
  'techniek',
  'zorg',
  'taal',
  'werk',
  'bouw',
  'digitale vaardigheden',
  'arbeidszorg',
  'ondernemen',
  'stages',
  'talent',
];
const whom = [
  'jongeren',
  'moeders',
  'werkzoekenden',
  'ouders',
  'leerkrachten',
  'nieuwkomers',
  'ervaren werknemers',
  'leerlingen',
];
const themes = ['taal', 'talent', 'STEM', 'zorg', 'digitaal', 'welzijn', 'mobiliteit', 'ondernemen'];

/** Fills an empty database with invented projects, the same ones each time. */
export async function fillPortfolio(store: Store, plan: PortfolioPlan, size: PortfolioSize): Promise<void> {
  const random = randomNumbers(4);
  const pick = <T>(from: readonly T[]): T => from[random(from.length)]!;
  const some = <T>(from: readonly T[], most: number): readonly T[] => [
    ...new Set(Array.from({ length: 1 + random(most) }, () => pick(from))),
  ];
  const organisations = await addOrganisations(store, size.organisations);
  for (let first = 0; first < size.projects; first += batchSize) {
    const count = Math.min(batchSize, size.projects - first);
    const projects = Array.from({ length: count }, (_, at) => {
      const title = `${pick(doing)} met ${pick(about)} voor ${pick(whom)}`;
      return {
        id: idOf(first + at),
        slug: `project-${first + at}`,
        title: { nl: title },
        summary: {
          nl: `In dit project werken partners aan ${pick(about)} en ${pick(about)}, samen met ${pick(whom)}.`,
        },
        actions: some(plan.actions, 3),
        groups: some(plan.groups, 2),
        themes: some(themes, 2),
        municipalities: some(plan.municipalities, 4),
        start: day(2019 + random(6), random(12), 1 + random(28)),
        months: 12 + random(36),
        isDone: random(4) === 0,
        // Some are drafts still.
        isPublic: random(20) > 0,
        partners: some(organisations, 4),
        money: some(moneySources, 3).map((source) => ({ source, planned: 1000 * (5 + random(400)) })),
        milestones: Array.from({ length: 4 }, (_each, step) => ({ step, isDone: random(10) > 0 })),
        indicators: some(plan.indicators, indicatorsEach),
        reached: Array.from({ length: indicatorsEach }, () => 10 + random(200)),
      };
    });
    await store.as<unknown, void>(systemAccess, (database) => addProjects(database, projects, size));
  }
}

async function addOrganisations(store: Store, count: number): Promise<readonly string[]> {
  return store.as<unknown, readonly string[]>(systemAccess, async (database) => {
    const { rows } = await sql<{ id: string }>`
      insert into organisation (slug, name, kind, confirmed_at)
      select 'organisatie-' || n, 'Organisatie ' || n, 'civil-society', now() from generate_series(1, ${count}::int) n
      returning id`.execute(database);
    return rows.map(({ id }) => id);
  });
}

/** The same number gives the same id, so that every run measures the same. */
function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

function day(year: number, month: number, dayOfMonth: number): string {
  return new Date(Date.UTC(year, month, dayOfMonth)).toISOString().slice(0, 10);
}

async function addProjects(database: Kysely<unknown>, projects: readonly object[], size: PortfolioSize): Promise<void> {
  const batch = sql`jsonb_array_elements(${JSON.stringify(projects)}::jsonb) as given`;
  const id = sql`(given ->> 'id')::uuid`;
  const texts = (name: string) => sql`array(select jsonb_array_elements_text(given -> ${name}::text))`;
  await sql`
    insert into project (id, slug, stage, title, summary, actions, groups, themes, municipalities, planned_start,
      planned_end, actual_start, actual_end, labelled_on, published_at)
    select ${id}, given ->> 'slug', case when (given ->> 'isPublic')::boolean then 'labelled' else 'draft' end,
      given -> 'title', given -> 'summary', ${texts('actions')}, ${texts('groups')}, ${texts('themes')},
      ${texts('municipalities')}, start, start + ((given ->> 'months') || ' months')::interval, start,
      case when (given ->> 'isDone')::boolean then start + ((given ->> 'months') || ' months')::interval end,
      start - 60, case when (given ->> 'isPublic')::boolean then start - 30 end
    from ${batch}, cast(given ->> 'start' as date) as start`.execute(database);
  await sql`
    insert into project_partner (project_id, organisation_id, role, position)
    select ${id}, partner::uuid, (${[...partnerRoles]}::text[])[least(place, 2)], place
    from ${batch}, jsonb_array_elements_text(given -> 'partners') with ordinality as partners (partner, place)`.execute(
    database,
  );
  await sql`
    insert into budget_line (project_id, label, source, planned, committed, paid)
    select ${id}, 'Werking', line ->> 'source', amount, round(amount * 0.8), round(amount * 0.5)
    from ${batch}, jsonb_array_elements(given -> 'money') as line, cast(line ->> 'planned' as numeric) as amount`.execute(
    database,
  );
  await sql`
    insert into milestone (project_id, title, due, done_on, position)
    select ${id}, 'Mijlpaal ' || step, due, case when (stone ->> 'isDone')::boolean and due < date '2026-01-01' then due end, step
    from ${batch}, jsonb_array_elements(given -> 'milestones') as stone, cast(stone ->> 'step' as int) as step,
      cast((given ->> 'start')::date + step * 150 as date) as due`.execute(database);
  await addResults(database, batch, id, size);
}

async function addResults(
  database: Kysely<unknown>,
  batch: ReturnType<typeof sql>,
  id: ReturnType<typeof sql>,
  size: PortfolioSize,
): Promise<void> {
  const periodsEach = Math.round(size.periods / size.projects / indicatorsEach);
  await sql`
    with outcome as (
      insert into result (project_id, kind, title) select ${id}, 'outcome', 'Deelnemers' from ${batch}
      returning id, project_id),
    measured as (
      insert into result_indicator (project_id, result_id, title, measure, plan_indicator, baseline_year, baseline_value, position)
      select outcome.project_id, outcome.id, 'Deelnemers ' || n, 'unit', given -> 'indicators' ->> (n - 1), 2019, 0, n
      from outcome join ${batch} on ${id} = outcome.project_id, generate_series(1, ${indicatorsEach}::int) n
      returning id, project_id, position)
    insert into result_period (project_id, indicator_id, start_day, end_day, state, target, actual)
    select measured.project_id, measured.id, make_date(2021 + n, 1, 1), make_date(2021 + n, 12, 31),
      case when n <= 2 then 'approved' else 'waiting' end, reached * n,
      case when n <= 2 then round(reached * n * (0.75 + (reached % 30) / 100)) end
    from measured join ${batch} on ${id} = measured.project_id, generate_series(1, ${periodsEach}::int) n,
      cast(given -> 'reached' ->> (measured.position - 1) as numeric) as reached`.execute(database);
}
