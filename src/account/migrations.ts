import type { Migration } from '../store/migration.ts';

/**
 * The tables of accounts. Rows about a person are seen by the sign-in machinery (`is_accounts()`), by that person, and
 * by who holds the permission named; the sign-in tables by the machinery alone.
 */
export const accountMigrations: readonly Migration[] = [
  {
    name: 'account-001-person',
    up: `
      -- Whether this is a connection of the sign-in machinery, which works before anybody is known.
      create function is_accounts() returns boolean language sql stable parallel safe as
        $$ select coalesce(current_setting('ambitie.accounts', true) = 'on', false) $$;

      create table person (
        id uuid primary key default gen_random_uuid(),
        name text not null check (length(name) between 1 and 200),
        email text not null unique check (email = lower(email) and length(email) <= 320),
        email_verified boolean not null default false,
        image text,
        locale text not null default 'nl' check (locale in ('nl', 'en', 'fr')),
        two_factor_enabled boolean not null default false,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );

      create table session (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person on delete cascade,
        token text not null unique,
        expires_at timestamptz not null,
        ip_address text,
        user_agent text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index on session (person_id);

      -- A way to prove who one is: a password, or an account with an OIDC provider.
      create table credential (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person on delete cascade,
        provider_id text not null,
        account_id text not null,
        password text,
        access_token text,
        refresh_token text,
        id_token text,
        access_token_expires_at timestamptz,
        refresh_token_expires_at timestamptz,
        scope text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (provider_id, account_id)
      );
      create index on credential (person_id);

      create table verification (
        id uuid primary key default gen_random_uuid(),
        identifier text not null,
        value text not null,
        expires_at timestamptz not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index on verification (identifier);
      create index on verification (expires_at);

      create table two_factor (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person on delete cascade,
        secret text not null,
        backup_codes text not null,
        verified boolean not null default true,
        failed_verification_count integer not null default 0,
        locked_until timestamptz
      );
      create index on two_factor (person_id);

      create table passkey (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person on delete cascade,
        name text,
        public_key text not null,
        credential_id text not null unique,
        counter integer not null,
        device_type text not null,
        backed_up boolean not null,
        transports text,
        aaguid text,
        created_at timestamptz not null default now()
      );
      create index on passkey (person_id);

      -- A browser in which a person signed in before; the sign-in slow-down does not hold it up.
      create table known_device (
        token_hash text primary key,
        person_id uuid not null references person on delete cascade,
        used_at timestamptz not null default now()
      );
      create index on known_device (person_id);

      -- Failed attempts to sign in, counted per client and per e-mail address with client; both hashed.
      create table sign_in_attempt (
        key text primary key,
        points integer not null,
        ends_at timestamptz not null
      );
      create index on sign_in_attempt (ends_at);

      -- What any colleague may know of a person: the name. Kept by a trigger.
      create table profile (
        person_id uuid primary key references person on delete cascade,
        name text not null
      );
      create function keep_profile() returns trigger language plpgsql as $$
        begin
          insert into profile (person_id, name) values (new.id, new.name)
            on conflict (person_id) do update set name = excluded.name;
          return null;
        end $$;
      create trigger keep_profile after insert or update of name on person
        for each row execute function keep_profile();

      do $$
        declare name text;
        begin
          foreach name in array array['session', 'credential', 'verification', 'two_factor', 'passkey', 'known_device', 'sign_in_attempt'] loop
            execute format('alter table %I enable row level security, force row level security', name);
            execute format('create policy machinery on %I using (is_accounts()) with check (is_accounts())', name);
          end loop;
        end $$;

      alter table person enable row level security, force row level security;
      create policy machinery on person using (is_accounts()) with check (is_accounts());
      create policy seen on person for select using (id = actor() or may_any('person.read'));

      alter table profile enable row level security, force row level security;
      create policy machinery on profile using (is_accounts()) with check (is_accounts());
      create policy seen on profile for select using (actor() is not null or may_any('person.read'));
    `,
  },
  {
    name: 'account-002-organisation',
    up: `
      -- Lines of a text as one, for searching in.
      create function joined(lines text[]) returns text language sql immutable parallel safe as
        $$ select coalesce(array_to_string(lines, ' '), '') $$;

      create table organisation (
        id uuid primary key default gen_random_uuid(),
        slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        name text not null check (length(name) between 1 and 200),
        kind text not null check (kind in ('government', 'education', 'social-economy', 'market', 'civil-society', 'other')),
        description text not null default '',
        offers text[] not null default '{}',
        seeks text[] not null default '{}',
        website text,
        -- NIS code of where it has its seat.
        municipality text check (municipality ~ '^[0-9]{5}$'),
        sector text not null default '',
        enterprise_number text unique check (enterprise_number ~ '^[01][0-9]{9}$'),
        founded_by uuid references person on delete set null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        -- Until a programme manager confirmed that it is who it says, only its own people see it.
        confirmed_at timestamptz,
        archived_at timestamptz,
        version integer not null default 1,
        search tsvector generated always as (
          setweight(search_words(name), 'A') || setweight(search_words(joined(offers) || ' ' || joined(seeks)), 'B') ||
          setweight(search_words(description || ' ' || sector), 'C')) stored,
        trigrams text generated always as (lower(name || ' ' || joined(offers) || ' ' || joined(seeks) || ' ' || sector)) stored
      );
      create index on organisation using gin (search);
      create index on organisation using gin (trigrams gin_trgm_ops);
      create index on organisation (kind);

      create table membership (
        person_id uuid not null references person on delete cascade,
        organisation_id uuid not null references organisation on delete cascade,
        role text not null check (role in ('member', 'promoter', 'coach', 'employer')),
        created_at timestamptz not null default now(),
        primary key (person_id, organisation_id, role)
      );
      create index on membership (organisation_id);

      create table plan_role (
        person_id uuid not null references person on delete cascade,
        role text not null check (role in ('reviewer', 'task-force', 'statistician', 'programme-manager', 'administrator')),
        created_at timestamptz not null default now(),
        primary key (person_id, role)
      );

      create table invitation (
        id uuid primary key default gen_random_uuid(),
        token_hash text not null unique,
        email text not null check (email = lower(email)),
        organisation_id uuid references organisation on delete cascade,
        role text not null check (role in ('member', 'promoter', 'coach', 'employer',
          'reviewer', 'task-force', 'statistician', 'programme-manager', 'administrator')),
        invited_by uuid references person on delete set null,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        accepted_at timestamptz,
        check ((organisation_id is not null) = (role in ('member', 'promoter', 'coach', 'employer')))
      );
      create index on invitation (organisation_id);

      alter table organisation enable row level security, force row level security;
      create policy machinery on organisation using (is_accounts()) with check (is_accounts());
      create policy public on organisation for select using (
        (confirmed_at is not null and archived_at is null) or may_any('organisation.confirm')
        or id = any (may_own('organisation.read-members')) or founded_by = actor());
      create policy founded on organisation for insert with check (
        may_any('organisation.create') and founded_by is not distinct from actor() and (confirmed_at is null or may_any('organisation.confirm')));
      create policy edited on organisation for update
        using (may_any('organisation.edit') or id = any (may_own('organisation.edit')))
        with check (may_any('organisation.edit') or id = any (may_own('organisation.edit')));

      alter table membership enable row level security, force row level security;
      create policy machinery on membership using (is_accounts()) with check (is_accounts());
      create policy seen on membership for select using (person_id = actor() or may_any('organisation.read-members')
        or organisation_id = any (may_own('organisation.read-members')));
      create policy managed on membership using (may_any('organisation.manage-members')
        or organisation_id = any (may_own('organisation.manage-members')));
      -- Whoever founds an organisation becomes its first promoter, within the same transaction.
      create policy founded on membership for insert with check (person_id = actor() and role = 'promoter' and exists (
        select from organisation where id = organisation_id and founded_by = actor() and organisation.created_at = now()));
      create policy given_up on membership for delete using (person_id = actor());

      alter table plan_role enable row level security, force row level security;
      create policy machinery on plan_role using (is_accounts()) with check (is_accounts());
      create policy seen on plan_role for select using (person_id = actor() or may_any('person.read'));
      create policy granted on plan_role using (may_any('role.grant')) with check (may_any('role.grant'));

      alter table invitation enable row level security, force row level security;
      create policy machinery on invitation using (is_accounts()) with check (is_accounts());
      create policy managed on invitation
        using (may_any('person.manage') or may_any('organisation.manage-members') and organisation_id is not null
          or organisation_id = any (may_own('organisation.manage-members')))
        with check (may_any('role.grant') or may_any('organisation.manage-members') and organisation_id is not null
          or organisation_id = any (may_own('organisation.manage-members')));

      -- Roles decide what the database shows, so they cannot hang on an archived organisation.
      create function grants_of(who uuid) returns jsonb language sql stable as $$
        select coalesce(jsonb_agg(given order by given), '[]') from (
          select jsonb_build_object('role', role, 'organisation', organisation_id) as given
            from membership join organisation on organisation.id = organisation_id
            where person_id = who and archived_at is null
          union all
          select jsonb_build_object('role', role) from plan_role where person_id = who) all_grants $$;
    `,
  },
  {
    name: 'account-003-audit',
    up: `
      create table audit_entry (
        id bigint generated always as identity primary key,
        at timestamptz not null default now(),
        actor_kind text not null check (actor_kind in ('person', 'visitor', 'program')),
        -- Who did it; emptied when that person is erased.
        person_id uuid references person on delete set null,
        event text not null,
        subject_kind text not null,
        subject_id text not null,
        -- Whose thing it is: its people with audit.read see the entry.
        organisation_id uuid references organisation on delete set null,
        -- About whom it is, when about a person: that one sees the entry; emptied when erased.
        about_id uuid references person on delete set null,
        -- Values for the sentence; never personal data.
        details jsonb not null default '{}'
      );
      create index on audit_entry (subject_kind, subject_id, id);
      create index on audit_entry (about_id, id) where about_id is not null;
      create index on audit_entry (person_id, id) where person_id is not null;
      create index on audit_entry (organisation_id, id) where organisation_id is not null;

      -- What happened stays: only who it was may be forgotten.
      create function keep_audit_entry() returns trigger language plpgsql as $$
        begin
          if tg_op = 'UPDATE' and (new.person_id is null or new.person_id = old.person_id)
            and (new.about_id is null or new.about_id = old.about_id)
            and (new.organisation_id is null or new.organisation_id = old.organisation_id)
            and (to_jsonb(new) - array['person_id', 'about_id', 'organisation_id'])
              = (to_jsonb(old) - array['person_id', 'about_id', 'organisation_id']) then
            return new;
          end if;
          raise exception 'the audit trail is append-only' using errcode = 'restrict_violation';
        end $$;
      create trigger keep_audit_entry before update or delete on audit_entry
        for each row execute function keep_audit_entry();
      create trigger keep_audit_trail before truncate on audit_entry
        for each statement execute function keep_audit_entry();

      alter table audit_entry enable row level security, force row level security;
      create policy noted on audit_entry for insert with check (
        is_accounts() or may_any('*') or (person_id is not distinct from actor() and actor_kind <> 'program'));
      create policy seen on audit_entry for select using (
        is_accounts() or may_any('audit.read') or person_id = actor() or about_id = actor()
        or organisation_id = any (may_own('audit.read')));
    `,
  },
  {
    name: 'account-004-used-codes',
    up: `
      -- Codes of the app that signed somebody in lately: each does so once.
      alter table two_factor add column used_codes text[] not null default '{}', add column used_at timestamptz;
    `,
  },
  {
    name: 'account-005-sent-forms',
    up: `
      -- Forms that somebody sent: each does its work once, and a second time leads where the first did.
      create table sent_form (
        person_id uuid not null references person on delete cascade,
        -- Of the form as it was drawn, with what was typed in it.
        digest text not null,
        path text,
        -- The thing that it left, with its version.
        mark text,
        sent_at timestamptz not null default now(),
        primary key (person_id, digest)
      );
      create index on sent_form (person_id, mark) where mark is not null;
      alter table sent_form enable row level security, force row level security;
      create policy own on sent_form using (is_accounts() or may_any('*') or person_id = actor())
        with check (is_accounts() or may_any('*') or person_id = actor());
    `,
  },
  {
    name: 'account-006-unsent-forms',
    up: `
      -- Forms that came in after the session of whoever typed them had ended: each waits an hour for that one.
      create table unsent_form (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person on delete cascade,
        route text not null,
        params jsonb not null,
        search text not null,
        fields jsonb not null,
        kept_at timestamptz not null default now(),
        unique (person_id, route, params)
      );
      alter table unsent_form enable row level security, force row level security;
      create policy own on unsent_form using (is_accounts() or may_any('*') or person_id = actor())
        with check (is_accounts() or may_any('*') or person_id = actor());
    `,
  },
  {
    name: 'account-007-done',
    up: `
      -- The word for what a form did, said again where it was sent a second time.
      alter table sent_form add column done text;
    `,
  },
];
