import type { Migration } from '../../store/migration.ts';

/** What reporting adds to projects: who may change a period and when, evidence, and natural persons among partners. */
export const reportMigrations: readonly Migration[] = [
  {
    name: '220-deliver-report',
    up: `
      -- Whether it takes part as a natural person, whose name leaves the EU list of operations after two years.
      alter table project_partner add column natural_person boolean not null default false;

      -- When a report was sent in, why it was sent back, and which reminder went out last.
      alter table result_period
        add column submitted_at timestamptz,
        add column return_reason text,
        add column reminded_on date,
        -- Until when a period stays open although its time has passed: a programme manager opened it again.
        add column open_until date;
      create index on result_period (end_day) where state in ('waiting', 'open', 'returned');

      -- What was reported and approved stays as it is until a programme manager opens it again; of what is locked, the
      -- target too. Rows that are written over are looked at when they change, not when they are offered.
      create function keep_judged_period() returns trigger language plpgsql as $$
        declare
          frozen text[] := array['start_day', 'end_day', 'indicator_id', 'project_id', 'actual', 'actual_comment'];
        begin
          if tg_op = 'INSERT' then
            if new.state not in ('waiting', 'open') and not may_any('period.review')
              and not exists (select from result_period where id = new.id) then
              raise exception 'a period begins by waiting' using errcode = 'restrict_violation';
            end if;
            return new;
          end if;
          if tg_op = 'DELETE' then
            if old.state in ('approved', 'locked') and exists (select from project where id = old.project_id) then
              raise exception 'a period that is % cannot be removed', old.state using errcode = 'restrict_violation';
            end if;
            return old;
          end if;
          if old.state = 'locked' then frozen := frozen || array['target', 'target_comment']; end if;
          if old.state in ('approved', 'locked') and exists (
            select from unnest(frozen) as name where to_jsonb(old) -> name is distinct from to_jsonb(new) -> name) then
            raise exception 'a period that is % cannot be changed', old.state using errcode = 'restrict_violation';
          end if;
          if old.state <> new.state and not (
            may_any('period.review') or (old.state in ('open', 'returned') and new.state = 'submitted')) then
            raise exception 'only a programme manager may turn a period from % to %', old.state, new.state
              using errcode = 'restrict_violation';
          end if;
          return new;
        end $$;
      create trigger keep_judged_period before insert or update or delete on result_period
        for each row execute function keep_judged_period();

      create function keep_judged_part() returns trigger language plpgsql as $$
        declare
          period_state text := (select state from result_period
            where id = case when tg_op = 'DELETE' then old.period_id else new.period_id end);
          touches_report boolean := case tg_op
            when 'INSERT' then new.actual is not null
            when 'DELETE' then old.actual is not null
            else new.actual is distinct from old.actual end;
          touches_target boolean := tg_op <> 'UPDATE' or new.target is distinct from old.target;
        begin
          if tg_op = 'INSERT' and exists (select from result_period_part where period_id = new.period_id
            and dimension = new.dimension and category = new.category) then
            return new;
          end if;
          if period_state in ('approved', 'locked') and touches_report or period_state = 'locked' and touches_target then
            raise exception 'a part of a period that is % cannot be changed', period_state using errcode = 'restrict_violation';
          end if;
          return case when tg_op = 'DELETE' then old else new end;
        end $$;
      create trigger keep_judged_part before insert or update or delete on result_period_part
        for each row execute function keep_judged_part();

      -- A file, kept once however often it was sent. Its bytes are seen through the evidence that it is.
      create table evidence_file (
        sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
        bytes bytea not null
      );
      create table evidence (
        id uuid primary key default gen_random_uuid(),
        project_id uuid not null references project on delete cascade,
        period_id uuid not null references result_period on delete cascade,
        sha256 text not null references evidence_file,
        media_type text not null,
        file_name text not null check (length(file_name) between 1 and 120),
        size int not null check (size > 0),
        added_by uuid references person on delete set null,
        added_at timestamptz not null default now(),
        unique (period_id, sha256)
      );
      create index on evidence (project_id);
      create index on evidence (sha256);

      alter table evidence enable row level security, force row level security;
      create policy see on evidence for select using (
        (select may_any('evidence.read')) or project_id in (
          select id from project where organisations && (select may_own('evidence.read')) or (select actor()) = any(authors)));
      create policy add on evidence for insert with check (
        (select may_any('evidence.add')) or project_id in (
          select id from project where organisations && (select may_own('evidence.add')) or (select actor()) = any(authors)));
      create policy remove on evidence for delete using (
        (select may_any('evidence.add')) or project_id in (
          select id from project where organisations && (select may_own('evidence.add')) or (select actor()) = any(authors)));

      alter table evidence_file enable row level security, force row level security;
      create policy see on evidence_file for select using (
        (select may_any('*')) or sha256 in (select sha256 from evidence));
      create policy add on evidence_file for insert with check (
        (select may_any('evidence.add')) or cardinality((select may_own('evidence.add'))) > 0 or (select actor()) is not null);
      create policy remove on evidence_file for delete using (
        (select may_any('*')) and not exists (select from evidence where evidence.sha256 = evidence_file.sha256));

      -- Evidence of what was judged stays with it.
      create function keep_judged_evidence() returns trigger language plpgsql as $$
        declare touched uuid := case when tg_op = 'DELETE' then old.period_id else new.period_id end;
        begin
          if exists (select from result_period where id = touched and state in ('approved', 'locked')) then
            raise exception 'evidence of a period that was judged cannot be changed' using errcode = 'restrict_violation';
          end if;
          return case when tg_op = 'DELETE' then old else new end;
        end $$;
      create trigger keep_judged_evidence before insert or delete on evidence
        for each row execute function keep_judged_evidence();
    `,
  },
  {
    name: '221-deliver-import',
    up: `
      -- Files that somebody looks at before they are brought in: kept a day, for whoever sent them alone.
      create table waiting_file (
        import_id uuid not null,
        position int not null,
        person_id uuid not null references person on delete cascade,
        name text not null,
        bytes bytea not null,
        sent_at timestamptz not null default now(),
        primary key (import_id, position)
      );
      create index on waiting_file (sent_at);
      alter table waiting_file enable row level security, force row level security;
      create policy own on waiting_file
        using ((select may_any('*')) or person_id = (select actor()) and (select may_any('exchange.import')))
        with check (person_id = (select actor()) and (select may_any('exchange.import')));
    `,
  },
];
