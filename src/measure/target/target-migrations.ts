import type { Migration } from '../../store/migration.ts';

/** Changes of targets made on the site: only ever added to. Needs accounts. */
export const targetMigrations: readonly Migration[] = [
  {
    name: '220-deliver-target',
    up: `
      create table target_change (
        id bigint generated always as identity primary key,
        kpi text not null,
        indicator text not null,
        area text not null,
        -- The row of targets.csv from then on, by column; null when the target was taken away.
        row jsonb,
        -- What the plan folder or the release had at that time; null when it had none.
        before jsonb,
        why text not null check (length(why) between 1 and 1000),
        changed_by uuid references person on delete set null,
        changed_at timestamptz not null default now()
      );
      create index on target_change (kpi, indicator, area, id);

      alter table target_change enable row level security, force row level security;
      create policy see on target_change for select using (may_any('target.edit'));
      create policy add on target_change for insert with check (
        may_any('target.edit') and changed_by is not distinct from actor());
    `,
  },
];
