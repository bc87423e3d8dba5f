import type { Migration } from '../../store/migration.ts';

/** The table of subscriptions. Needs the tables of accounts. */
export const subscriptionMigrations: readonly Migration[] = [
  {
    name: 'account-100-subscription',
    up: `
      create table subscription (
        -- Known to nobody but the mailbox: who has it may confirm and leave.
        key uuid primary key default gen_random_uuid(),
        email text not null check (email = lower(email) and length(email) <= 254),
        topic_kind text not null check (topic_kind in ('indicator', 'municipality', 'project')),
        topic text not null,
        locale text not null check (locale in ('nl', 'en', 'fr')),
        asked_at timestamptz not null,
        confirmed_at timestamptz,
        -- Up to where its news was told, in the topic's own terms.
        told text not null default '',
        unique (email, topic_kind, topic)
      );
      create index on subscription (topic_kind, topic, told) where confirmed_at is not null;
      create index on subscription (asked_at) where confirmed_at is null;

      alter table subscription enable row level security, force row level security;
      create policy machinery on subscription using (is_accounts()) with check (is_accounts());
    `,
  },
  {
    name: 'account-101-topics-of-any-wing',
    up: `alter table subscription drop constraint subscription_topic_kind_check`,
  },
];
