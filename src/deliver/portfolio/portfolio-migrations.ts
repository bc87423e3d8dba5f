import type { Migration } from '../../store/migration.ts';

/** Tables whose changes change what the portfolio says of a project, with the column that names the project. */
const watched = {
  project: 'id',
  project_partner: 'project_id',
  budget_line: 'project_id',
  milestone: 'project_id',
  result_indicator: 'project_id',
  result_period: 'project_id',
  contribution: 'project_id',
  participation: 'project_id',
};

/**
 * What the explorer and the portfolio read: one row a project, made by the program (`index-store.ts`) after each
 * change. A change is noted in the transaction that makes it, so that none is missed, whichever process made it.
 */
export const portfolioMigrations: readonly Migration[] = [
  {
    name: '230-deliver-portfolio',
    up: `
      create table project_index (
        project_id uuid primary key references project on delete cascade,
        -- Names the row in as few bytes as can be: a search gives thousands.
        number int not null generated always as identity,
        title text not null,
        status text not null,
        -- The first day on which the status may differ although nobody changed the project.
        until date,
        -- Every value it is found under: "action:A11.2", "place:71016", "status:delayed".
        facets text[] not null,
        words tsvector not null,
        start_day date,
        end_day date,
        planned numeric(16, 2),
        -- Who may see it, as the project itself says: reading it there would cost a second look at every project. It
        -- follows within seconds; what is shown of a project is always read from the project, under its own policy.
        is_public boolean not null,
        organisations uuid[] not null,
        authors uuid[] not null
      );
      create index on project_index using gin (facets);
      create index on project_index using gin (words);
      create index on project_index (until) where until is not null;

      -- Every word that names a project, its themes or its partners, to find the one that a slip of the pen stands for.
      create table project_word (word text primary key);
      create index on project_word using gin (word gin_trgm_ops);

      -- A search for words that are like the given ones, each of which has to occur in one of its likenesses.
      create function like_words(query text) returns tsquery language sql stable parallel safe as $$
        select coalesce(to_tsquery('dutch', string_agg(likenesses, ' & ')), ''::tsquery)
        from (
          select '(' || string_agg(quote_literal(word), ' | ') || ')' as likenesses
          from regexp_split_to_table(lower(unaccent(query)), '[^[:alnum:]]+') as asked,
            lateral (select word from project_word where word % asked order by similarity(word, asked) desc, word limit 3) near
          where length(asked) > 2
          group by asked) each_asked $$;

      -- Whether a person or place takes part in a project, for an indicator that it moves. The code is keyed: nobody
      -- can make it from a name without the key, and the same person has the same code in every project.
      create table participation (
        project_id uuid not null references project on delete cascade,
        indicator text not null,
        unit text not null check (unit in ('person', 'place')),
        code bytea not null check (length(code) = 32),
        primary key (indicator, unit, code, project_id)
      );
      create index on participation (project_id);

      create table project_change (
        id bigint generated always as identity primary key,
        project_id uuid not null
      );

      -- Counts the times that the index changed; the basis is what rows were made with besides the projects.
      create table portfolio_state (
        version bigint not null,
        basis text not null,
        is_only boolean primary key default true check (is_only)
      );
      insert into portfolio_state (version, basis) values (0, '');

      -- Projects of the plan folder that were brought in once; one that was removed since does not come back.
      create table shipped_project (slug text primary key);

      create function note_project_change() returns trigger language plpgsql as $$
        begin
          execute format('insert into project_change (project_id) select distinct %I from changed', tg_argv[0]);
          return null;
        end $$;
      ${Object.entries(watched)
        .map(
          ([table, column]) => `
      create trigger note_added after insert on ${table} referencing new table as changed
        for each statement execute function note_project_change('${column}');
      create trigger note_changed after update on ${table} referencing new table as changed
        for each statement execute function note_project_change('${column}');
      create trigger note_removed after delete on ${table} referencing old table as changed
        for each statement execute function note_project_change('${column}');`,
        )
        .join('\n')}

      alter table project_index enable row level security, force row level security;
      create policy see on project_index for select using (
        is_public
        or (select may_any('project.read-draft'))
        or organisations && (select may_own('project.read-draft'))
        or (select actor()) = any(authors));
      create policy keep on project_index using ((select may_any('*'))) with check ((select may_any('*')));

      alter table project_word enable row level security, force row level security;
      create policy see on project_word for select using (true);
      create policy keep on project_word for insert with check ((select may_any('*')));

      -- Who takes part in what is read by the program alone, which gives numbers only. Who reports for a project gives
      -- its codes, and may know how many they are.
      alter table participation enable row level security, force row level security;
      create policy report on participation
        using ((select may_any('period.report')) or project_id in (
          select id from project where organisations && (select may_own('period.report')) or (select actor()) = any(authors)))
        with check ((select may_any('period.report')) or project_id in (
          select id from project where organisations && (select may_own('period.report')) or (select actor()) = any(authors)));
      create policy keep on participation using ((select may_any('*'))) with check ((select may_any('*')));

      alter table project_change enable row level security, force row level security;
      create policy note on project_change for insert with check (true);
      create policy keep on project_change using ((select may_any('*')));

      alter table shipped_project enable row level security, force row level security;
      create policy keep on shipped_project using ((select may_any('*'))) with check ((select may_any('*')));

      alter table portfolio_state enable row level security, force row level security;
      create policy see on portfolio_state for select using (true);
      create policy keep on portfolio_state for update using ((select may_any('*')));
    `,
  },
];
