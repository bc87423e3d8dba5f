import type { Migration } from '../../store/migration.ts';
import { ideaGuards, ideaPolicies } from './idea-policies.ts';

/** Ideas, who would take part, what is asked about them and who exchanged addresses. Needs accounts and projects. */
export const ideaMigrations: readonly Migration[] = [
  {
    name: '210-deliver-idea',
    up: `
      -- A written text in all its languages, for searching in.
      create function written(texts jsonb) returns text language sql immutable parallel safe as
        $$ select concat_ws(' ', texts ->> 'nl', texts ->> 'en', texts ->> 'fr') $$;

      -- Small letters without accents, for finding what was mistyped.
      create function plain_words(words text) returns text language sql immutable parallel safe as
        $$ select lower(public.unaccent('public.unaccent'::regdictionary, coalesce(words, ''))) $$;

      -- The words of a text by their Dutch stem: {"werkplek": "werkplekken"}. Words without meaning are left out.
      create function words_by_stem(words text) returns jsonb language sql immutable parallel safe as $$
        select coalesce(jsonb_object_agg(stem, word), '{}') from (
          select distinct on (stem) stem, word
          from regexp_split_to_table(words, '[[:space:][:punct:]]+') word, unnest(tsvector_to_array(search_words(word))) stem
          order by stem, word) found $$;

      -- A search for any of the words of a text.
      create function any_word(words text) returns tsquery language sql immutable parallel safe as $$
        select coalesce(string_agg(quote_literal(stem), ' | ')::tsquery, ''::tsquery)
        from unnest(tsvector_to_array(search_words(words))) stem $$;

      create table idea (
        id uuid primary key default gen_random_uuid(),
        slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        title jsonb not null,
        summary jsonb not null,
        description jsonb not null default '{}',
        actions text[] not null default '{}',
        groups text[] not null default '{}',
        themes text[] not null default '{}',
        municipalities text[] not null default '{}',
        needs text[] not null default '{}',
        needs_kinds text[] not null default '{}'
          check (needs_kinds <@ array['government', 'education', 'social-economy', 'market', 'civil-society', 'other']),
        proposed_by uuid references person on delete set null,
        organisation_id uuid references organisation on delete set null,
        hidden_at timestamptz,
        hidden_reason text check ((hidden_reason is null) = (hidden_at is null)),
        version int not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        search tsvector generated always as (
          setweight(search_words(written(title)), 'A')
          || setweight(search_words(written(summary) || ' ' || joined(themes) || ' ' || joined(needs)), 'B')
          || setweight(search_words(written(description)), 'C')) stored,
        trigrams text generated always as (
          plain_words(written(title) || ' ' || written(summary) || ' ' || joined(themes) || ' ' || joined(needs))) stored
      );
      create index on idea using gin (search);
      create index on idea using gin (trigrams gin_trgm_ops);
      create index on idea using gin (actions);
      create index on idea using gin (themes);
      create index on idea using gin (municipalities);
      create index on idea (created_at desc, id);
      create index on idea (proposed_by);
      create index on idea (organisation_id);

      create table idea_interest (
        idea_id uuid not null references idea on delete cascade,
        organisation_id uuid not null references organisation on delete cascade,
        role text not null check (role in ('lead', 'participating')),
        note text not null default '' check (length(note) <= 1000),
        declared_by uuid references person on delete set null,
        created_at timestamptz not null default now(),
        primary key (idea_id, organisation_id)
      );
      create index on idea_interest (organisation_id);
      create index on idea_interest (declared_by);

      create table idea_question (
        id uuid primary key default gen_random_uuid(),
        idea_id uuid not null references idea on delete cascade,
        asked_by uuid references person on delete set null,
        body text not null check (length(body) between 1 and 4000),
        is_private boolean not null,
        hidden_at timestamptz,
        created_at timestamptz not null default now()
      );
      create index on idea_question (idea_id, created_at);

      create table idea_answer (
        id uuid primary key default gen_random_uuid(),
        question_id uuid not null references idea_question on delete cascade,
        answered_by uuid references person on delete set null,
        body text not null check (length(body) between 1 and 4000),
        created_at timestamptz not null default now()
      );
      create index on idea_answer (question_id, created_at);

      -- Two people who may come to know each other's address: one asks, the other agrees, either may end it.
      create table idea_contact (
        id uuid primary key default gen_random_uuid(),
        idea_id uuid not null references idea on delete cascade,
        from_person uuid not null references person on delete cascade,
        to_person uuid not null references person on delete cascade check (to_person <> from_person),
        from_organisation uuid references organisation on delete set null,
        to_organisation uuid references organisation on delete set null,
        note text not null default '' check (length(note) <= 1000),
        state text not null default 'asked' check (state in ('asked', 'agreed', 'declined', 'withdrawn', 'revoked')),
        asked_at timestamptz not null default now(),
        changed_at timestamptz not null default now()
      );
      create unique index on idea_contact (idea_id, least(from_person, to_person), greatest(from_person, to_person))
        where state in ('asked', 'agreed');
      create index on idea_contact (from_person);
      create index on idea_contact (to_person);

      create table idea_project (
        idea_id uuid primary key references idea on delete cascade,
        project_id uuid not null unique references project on delete cascade,
        created_by uuid references person on delete set null,
        created_at timestamptz not null default now()
      );
      ${ideaGuards}
      ${ideaPolicies}
    `,
  },
  {
    name: '211-deliver-idea-language',
    up: `
      -- A written text in all its languages, whichever they are.
      create or replace function written(texts jsonb) returns text language sql immutable parallel safe as
        $$ select coalesce(string_agg(value, ' ' order by key), '') from jsonb_each_text(texts) $$;
    `,
  },
];
