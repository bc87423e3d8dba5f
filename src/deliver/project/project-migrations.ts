import type { Migration } from '../../store/migration.ts';

/** What people wrote of a project, as versions kept it when the step that says so was made. */
const contentThen = `jsonb_strip_nulls(jsonb_build_object(
  'title', title, 'summary', summary, 'description', description, 'themes', themes, 'website', website,
  'plannedStart', planned_start, 'plannedEnd', planned_end, 'actualStart', actual_start, 'actualEnd', actual_end,
  'stopped', case when stopped_on is not null then jsonb_build_object('on', stopped_on, 'reason', stopped_reason) end,
  'references', "references", 'municipalities', municipalities, 'groups', groups, 'actions', actions,
  'partners', (select coalesce(jsonb_agg(jsonb_build_object('organisation', organisation_id, 'name', '', 'role', role,
      'sharePercent', share_percent) order by position, organisation_id), '[]')
    from project_partner where project_id = project.id),
  'contributions', (select coalesce(jsonb_agg(jsonb_build_object('indicator', indicator, 'expected', expected,
      'note', note) order by indicator), '[]') from contribution where project_id = project.id),
  'budget', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'label', label, 'source', source, 'funder', funder,
      'planned', planned, 'committed', committed, 'paid', paid) order by position, id), '[]')
    from budget_line where project_id = project.id),
  'milestones', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'title', title, 'due', due,
      'doneOn', done_on) order by position, id), '[]') from milestone where project_id = project.id),
  'risks', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'title', title, 'likelihood', likelihood,
      'impact', impact, 'response', response) order by position, id), '[]') from risk where project_id = project.id),
  'results', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'title', title,
      'description', description, 'indicators', (
        select coalesce(jsonb_agg(jsonb_build_object('id', id, 'title', title, 'measure', measure,
            'ascending', ascending, 'planIndicator', plan_indicator, 'baseline', case when baseline_year is not null then
              jsonb_build_object('year', baseline_year, 'value', baseline_value, 'comment', baseline_comment) end,
            'periods', (
              select coalesce(jsonb_agg(jsonb_build_object('id', id, 'start', start_day, 'end', end_day, 'state', state,
                  'target', target, 'targetComment', target_comment, 'actual', actual, 'actualComment', actual_comment,
                  'parts', (select coalesce(jsonb_agg(jsonb_build_object('dimension', dimension, 'category', category,
                      'target', target, 'actual', actual) order by dimension, category), '[]')
                    from result_period_part where period_id = period.id)) order by start_day, end_day), '[]')
              from result_period period where indicator_id = indicator.id)) order by position, id), '[]')
        from result_indicator indicator where result_id = result.id)) order by position, id), '[]')
    from result where project_id = project.id)))`;

/** Tables that hang on a project: who sees the project sees them, who edits the project edits them. */
const parts = [
  'project_partner',
  'budget_line',
  'milestone',
  'risk',
  'result',
  'result_indicator',
  'result_period',
  'result_period_part',
  'contribution',
];

/** Projects with everything that hangs on them. Needs the tables of accounts. */
export const projectMigrations: readonly Migration[] = [
  {
    name: '200-deliver-project',
    up: `
      create table project (
        id uuid primary key default gen_random_uuid(),
        slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        stage text not null default 'draft'
          check (stage in ('draft', 'submitted', 'labelled', 'declined', 'withdrawn')),
        title jsonb not null default '{}',
        summary jsonb not null default '{}',
        description jsonb not null default '{}',
        actions text[] not null default '{}',
        groups text[] not null default '{}',
        themes text[] not null default '{}',
        municipalities text[] not null default '{}',
        planned_start date,
        planned_end date check (planned_end >= planned_start),
        actual_start date,
        actual_end date check (actual_end >= actual_start),
        stopped_on date,
        stopped_reason text check ((stopped_reason is null) = (stopped_on is null)),
        labelled_on date,
        published_at timestamptz,
        website text,
        "references" jsonb not null default '[]',
        authors uuid[] not null default '{}',
        organisations uuid[] not null default '{}',
        version int not null default 1,
        -- The version at which each section last changed: {"budget": 4}.
        section_versions jsonb not null default '{}',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        search tsvector generated always as (
          setweight(search_words(coalesce(title ->> 'nl', '') || ' ' || coalesce(title ->> 'en', '') || ' ' || coalesce(title ->> 'fr', '')), 'A')
          || setweight(search_words(coalesce(summary ->> 'nl', '') || ' ' || coalesce(summary ->> 'en', '') || ' ' || coalesce(summary ->> 'fr', '')), 'B')
          || setweight(search_words(coalesce(description ->> 'nl', '')), 'C')
        ) stored
      );
      create index on project using gin (search);
      create index on project using gin ((title ->> 'nl') gin_trgm_ops);
      create index on project using gin (actions);
      create index on project using gin (municipalities);
      create index on project using gin (organisations);
      create index on project (published_at);

      create table project_partner (
        project_id uuid not null references project on delete cascade,
        organisation_id uuid not null references organisation,
        role text not null check (role in ('lead', 'participating', 'funder')),
        share_percent numeric(5, 2) check (share_percent between 0 and 100),
        position int not null default 0,
        primary key (project_id, organisation_id)
      );
      create unique index on project_partner (project_id) where role = 'lead';
      create index on project_partner (organisation_id);

      -- The organisations of a project stand on the project itself, so that who may see it is known from its own row.
      create function keep_project_organisations() returns trigger language plpgsql as $$
        declare changed uuid := coalesce(new.project_id, old.project_id);
        begin
          update project set organisations = coalesce(
            (select array_agg(organisation_id order by position) from project_partner
              where project_id = changed and role <> 'funder'), '{}')
            where id = changed;
          return null;
        end $$;
      create trigger keep_project_organisations after insert or update or delete on project_partner
        for each row execute function keep_project_organisations();

      create table budget_line (
        id uuid primary key default gen_random_uuid(),
        project_id uuid not null references project on delete cascade,
        label text not null,
        source text not null check (source in
          ('own', 'municipal', 'provincial', 'flemish', 'federal', 'erdf', 'esf-plus', 'just-transition', 'other')),
        funder text,
        planned numeric(14, 2) check (planned >= 0),
        committed numeric(14, 2) check (committed >= 0),
        paid numeric(14, 2) check (paid >= 0),
        position int not null default 0
      );
      create index on budget_line (project_id);

      create table milestone (
        id uuid primary key default gen_random_uuid(),
        project_id uuid not null references project on delete cascade,
        title text not null,
        due date not null,
        done_on date,
        position int not null default 0
      );
      create index on milestone (project_id);

      create table risk (
        id uuid primary key default gen_random_uuid(),
        project_id uuid not null references project on delete cascade,
        title text not null,
        likelihood int not null check (likelihood between 1 and 5),
        impact int not null check (impact between 1 and 5),
        response text not null default '',
        position int not null default 0
      );
      create index on risk (project_id);

      create table result (
        id uuid primary key default gen_random_uuid(),
        project_id uuid not null references project on delete cascade,
        kind text not null check (kind in ('output', 'outcome', 'impact', 'other')),
        title text not null,
        description text not null default '',
        position int not null default 0
      );
      create index on result (project_id);

      create table result_indicator (
        id uuid primary key default gen_random_uuid(),
        project_id uuid not null references project on delete cascade,
        result_id uuid not null references result on delete cascade,
        title text not null,
        measure text not null check (measure in ('unit', 'percentage', 'nominal', 'ordinal', 'qualitative')),
        ascending boolean not null default true,
        plan_indicator text,
        baseline_year int,
        baseline_value numeric,
        baseline_comment text,
        position int not null default 0
      );
      create index on result_indicator (project_id);
      create index on result_indicator (result_id);
      create index on result_indicator (plan_indicator) where plan_indicator is not null;

      create table result_period (
        id uuid primary key default gen_random_uuid(),
        project_id uuid not null references project on delete cascade,
        indicator_id uuid not null references result_indicator on delete cascade,
        start_day date not null,
        end_day date not null check (end_day >= start_day),
        state text not null default 'waiting'
          check (state in ('waiting', 'open', 'submitted', 'returned', 'approved', 'locked')),
        target numeric,
        target_comment text,
        actual numeric,
        actual_comment text,
        version int not null default 1,
        unique (indicator_id, start_day, end_day)
      );
      create index on result_period (project_id);
      create index on result_period (state, end_day);

      create table result_period_part (
        period_id uuid not null references result_period on delete cascade,
        project_id uuid not null references project on delete cascade,
        dimension text not null,
        category text not null,
        target numeric,
        actual numeric,
        primary key (period_id, dimension, category)
      );
      create index on result_period_part (project_id);

      create table contribution (
        project_id uuid not null references project on delete cascade,
        indicator text not null,
        expected numeric,
        note text not null default '',
        primary key (project_id, indicator)
      );
      create index on contribution (indicator);

      alter table project enable row level security;
      alter table project force row level security;
      create policy see on project for select using (
        published_at is not null
        or (select may_any('project.read-draft'))
        or organisations && (select may_own('project.read-draft'))
        or (select actor()) = any(authors));
      create policy add on project for insert with check (
        (select may_any('project.create'))
        or (select actor()) = any(authors) and (select cardinality(may_own('project.create'))) > 0);
      create policy change on project for update using (
        (select may_any('project.edit'))
        or organisations && (select may_own('project.edit'))
        or (select actor()) = any(authors));
      create policy remove on project for delete using (
        (select may_any('project.edit')) or ((select actor()) = any(authors) and published_at is null));
      ${parts.map(partPolicies).join('\n')}
    `,
  },
  {
    name: '201-deliver-project-writing',
    up: `
      -- A project as it was after a save. Saves of one person shortly after each other are one version.
      create table project_version (
        project_id uuid not null references project on delete cascade,
        version int not null,
        author_id uuid references person on delete set null,
        sections text[] not null,
        content jsonb not null,
        started_at timestamptz not null,
        saved_at timestamptz not null,
        primary key (project_id, version)
      );

      create table project_comment (
        id uuid primary key default gen_random_uuid(),
        project_id uuid not null references project on delete cascade,
        section text not null,
        author_id uuid references person on delete set null,
        text text not null check (length(text) between 1 and 4000),
        created_at timestamptz not null default now(),
        resolved_at timestamptz
      );
      create index on project_comment (project_id, section, created_at);

      ${['project_version', 'project_comment']
        .map(
          (table) => `
      alter table ${table} enable row level security;
      alter table ${table} force row level security;
      create policy see on ${table} for select using (project_id in (${projectsOfWriters('project.read-draft')}));`,
        )
        .join('\n')}
      create policy write on project_version for all
        using (project_id in (${projectsOfWriters('project.edit')}))
        with check (project_id in (${projectsOfWriters('project.edit')}));
      create policy comment on project_comment for insert with check (
        author_id = (select actor()) and project_id in (${projectsOfWriters('project.comment')}));
      create policy resolve on project_comment for update using (project_id in (${projectsOfWriters('project.comment')}));
    `,
  },
  {
    name: '202-deliver-project-first-version',
    up: `
      -- Steps of the shape are taken as nobody; these rows are everybody's.
      select set_config('ambitie.any', ' * ', true);

      -- A project that came in under the name of another page stood behind it.
      update project set slug = slug || '-' || left(id::text, 8)
        where slug in ('nieuw', 'kaart', 'lijst', 'tijdlijn', 'export', 'import');

      -- Projects made of ideas, and those of the plan folder, had no version to go back to.
      insert into project_version (project_id, version, author_id, sections, content, started_at, saved_at)
      select id, version, null, array['about', 'partners', 'places', 'groups', 'actions', 'budget', 'milestones', 'risks',
        'results', 'course'], ${contentThen}, updated_at, updated_at
      from project where not exists (select from project_version where project_id = project.id);

      select set_config('ambitie.any', '', true);
    `,
  },
  {
    name: '203-deliver-project-contact-address',
    up: `alter table project add column contact_address text check (length(contact_address) <= 254);`,
  },
  {
    name: '204-deliver-project-label-basis',
    up: `alter table project add column label_basis text check (label_basis in ('not-stated', 'earlier-plan'));`,
  },
];

/** Ids of the projects that somebody works on, as row-level security asks it: never those that are merely public. */
function projectsOfWriters(permission: string): string {
  return `select id from project where (select may_any('${permission}'))
    or organisations && (select may_own('${permission}')) or (select actor()) = any(authors)`;
}

function partPolicies(table: string): string {
  const editable = `project_id in (${projectsOfWriters('project.edit')})`;
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy see on ${table} for select using (project_id in (select id from project));
    create policy write on ${table} for all using (${editable}) with check (${editable});`;
}
