/**
 * SQL that lets backups see every row: each table with row-level security gets the policy `backup`, which holds only
 * where the setting `ambitie.backup` is on. Run after the steps of the database's shape, so that no table is without.
 *
 * The setting is read in a query of its own, once per statement instead of once per row.
 */
export const letBackupsIn = `
  do $$
  declare name regclass;
  begin
    for name in
      select oid from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relrowsecurity
        and not exists (select from pg_policy where polrelid = pg_class.oid and polname = 'backup')
      order by oid
    loop
      execute format(
        'create policy backup on %s for select using ((select current_setting(''ambitie.backup'', true) = ''on''))', name);
    end loop;
  end $$`;

/** SQL that names the tables whose rows a backup might not see: without the policy, or with one that takes rows away from who reads them. */
export const tablesClosedToBackups = `
  select c.relname::text as name from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
    and (not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'backup')
      or exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive
        and p.polcmd in ('r', '*')))
  order by 1`;
