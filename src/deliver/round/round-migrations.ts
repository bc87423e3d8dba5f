import type { Migration } from '../../store/migration.ts';

/**
 * Rounds, what is submitted to them, and how it is judged. What a proposal says stands apart from the proposal itself: a
 * reviewer sees that it is there, to declare whether there is a conflict of interest, before seeing what it says.
 */
export const roundMigrations: readonly Migration[] = [
  {
    name: '210-deliver-round',
    up: `
      create table round (
        id uuid primary key default gen_random_uuid(),
        slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        title jsonb not null,
        intro jsonb not null default '{}',
        opens_at timestamptz not null,
        closes_at timestamptz not null check (closes_at > opens_at),
        reviewers_per_proposal int not null default 2 check (reviewers_per_proposal between 1 and 9),
        rules jsonb not null default '{}',
        version int not null default 1,
        created_at timestamptz not null default now()
      );
      create index on round (closes_at);

      create table round_criterion (
        id uuid primary key default gen_random_uuid(),
        round_id uuid not null references round on delete cascade,
        title jsonb not null,
        description jsonb not null default '{}',
        weight numeric(6, 2) not null check (weight > 0),
        maximum int not null check (maximum between 1 and 100),
        position int not null default 0
      );
      create index on round_criterion (round_id);

      -- What somebody looks at by hand before anything is judged.
      create table round_check (
        id uuid primary key default gen_random_uuid(),
        round_id uuid not null references round on delete cascade,
        title jsonb not null,
        position int not null default 0
      );
      create index on round_check (round_id);

      create table proposal (
        id uuid primary key default gen_random_uuid(),
        round_id uuid not null references round,
        project_id uuid not null references project on delete cascade,
        title jsonb not null,
        -- Its partners when it was submitted: whoever belongs to one neither reviews nor decides.
        organisations uuid[] not null,
        submitted_at timestamptz not null,
        submitted_by uuid references person on delete set null,
        decision text check (decision in ('labelled', 'declined', 'come-back')),
        reason text,
        decided_at timestamptz,
        withdrawn_at timestamptz check (withdrawn_at is null or decision is null),
        -- What the applicant is told of the scores, without names of reviewers.
        feedback jsonb,
        unique (round_id, project_id),
        check ((decision is null) = (reason is null) and (decision is null) = (decided_at is null))
      );
      create index on proposal (project_id);

      create table proposal_content (
        proposal_id uuid primary key references proposal on delete cascade,
        content jsonb not null
      );

      create table proposal_check (
        proposal_id uuid not null references proposal on delete cascade,
        check_id uuid not null references round_check,
        passed boolean not null,
        note text not null default '' check (passed or note <> ''),
        checked_by uuid references person on delete set null,
        checked_at timestamptz not null,
        primary key (proposal_id, check_id)
      );

      create table review (
        id uuid primary key default gen_random_uuid(),
        proposal_id uuid not null references proposal on delete cascade,
        person_id uuid not null references person on delete cascade,
        conflict text not null default 'undeclared' check (conflict in ('undeclared', 'none', 'declared')),
        conflict_reason text,
        declared_at timestamptz,
        remark text not null default '',
        final_at timestamptz check (final_at is null or conflict = 'none'),
        unique (proposal_id, person_id)
      );
      create index on review (person_id);

      create table score (
        review_id uuid not null references review on delete cascade,
        criterion_id uuid not null references round_criterion,
        -- Absent in a draft where only words stand.
        points numeric(6, 2) check (points >= 0),
        note text not null default '',
        primary key (review_id, criterion_id)
      );

      -- Nobody scores before declaring that there is no conflict of interest, nor after a review is final; not even the
      -- program itself.
      create function guard_score() returns trigger language plpgsql as $$
        declare judged review;
        begin
          select * into judged from review where id = new.review_id;
          if judged.conflict is distinct from 'none' then
            raise exception 'a reviewer with a conflict of interest, or who declared nothing, cannot score'
              using errcode = 'restrict_violation';
          end if;
          if judged.final_at is not null then
            raise exception 'a final review does not change' using errcode = 'restrict_violation';
          end if;
          if exists (select from proposal where id = judged.proposal_id and withdrawn_at is not null) then
            raise exception 'a proposal that was withdrawn is not scored' using errcode = 'restrict_violation';
          end if;
          if exists (select from proposal_check where proposal_id = judged.proposal_id and not passed) then
            raise exception 'a proposal that failed a check is not scored' using errcode = 'restrict_violation';
          end if;
          if not exists (
            select from round_criterion criterion join proposal using (round_id)
            where proposal.id = judged.proposal_id and criterion.id = new.criterion_id and coalesce(new.points, 0) <= maximum) then
            raise exception 'no such criterion in this round, or more points than it has' using errcode = 'check_violation';
          end if;
          return new;
        end $$;
      create trigger guard_score before insert or update on score for each row execute function guard_score();

      create function guard_review() returns trigger language plpgsql as $$
        begin
          if old.final_at is not null then
            raise exception 'a final review does not change' using errcode = 'restrict_violation';
          end if;
          if new.person_id <> old.person_id or new.proposal_id <> old.proposal_id then
            raise exception 'a review is not handed on' using errcode = 'restrict_violation';
          end if;
          if new.conflict = 'declared' then delete from score where review_id = new.id; end if;
          return new;
        end $$;
      create trigger guard_review before update on review for each row execute function guard_review();

      -- Who submitted a proposal may withdraw it, and change nothing else of it.
      create function guard_proposal() returns trigger language plpgsql as $$
        declare open_fields text[] := array['withdrawn_at', 'submitted_by'];
        begin
          if not may_any('proposal.decide') and to_jsonb(new) - open_fields <> to_jsonb(old) - open_fields then
            raise exception 'only the task force decides on a proposal' using errcode = 'restrict_violation';
          end if;
          return new;
        end $$;
      create trigger guard_proposal before update on proposal for each row execute function guard_proposal();

      -- What was submitted is judged as it was.
      create function guard_proposal_content() returns trigger language plpgsql as $$
        begin
          raise exception 'what was submitted does not change' using errcode = 'restrict_violation';
        end $$;
      create trigger guard_proposal_content before update on proposal_content
        for each row execute function guard_proposal_content();

      -- Labelling a project is the task force's, who may not otherwise change it.
      create policy judged on project for update using ((select may_any('proposal.decide')));

      ${['round', 'round_criterion', 'round_check'].map(publicTable).join('\n')}
      ${['proposal', 'proposal_content', 'proposal_check', 'review', 'score'].map(shut).join('\n')}

      create policy see on proposal for select using (
        (select may_any('proposal.read-unassigned'))
        or organisations && (select may_own('proposal.read'))
        or id in (select proposal_id from review where person_id = (select actor())));
      create policy submit on proposal for insert with check (
        (select may_any('project.submit')) or organisations && (select may_own('project.submit')));
      create policy decide on proposal for update using ((select may_any('proposal.decide')));

      create policy withdraw on proposal for update using (
        (select may_any('project.submit')) or organisations && (select may_own('project.submit')));

      create policy see on proposal_content for select using (
        proposal_id in (select id from proposal where (select may_any('proposal.read-unassigned'))
          or organisations && (select may_own('proposal.read')))
        or proposal_id in (select proposal_id from review where person_id = (select actor()) and conflict = 'none'));
      create policy submit on proposal_content for insert with check (
        proposal_id in (select id from proposal where (select may_any('project.submit'))
          or organisations && (select may_own('project.submit'))));

      -- Whoever sees that a proposal is there sees what was found of it: its applicants and reviewers too.
      create policy see on proposal_check for select using (proposal_id in (select id from proposal));
      create policy find on proposal_check for all using ((select may_any('round.check-eligibility')))
        with check ((select may_any('round.check-eligibility')));

      create policy see on review for select using (
        person_id = (select actor()) or (select may_any('proposal.read-unassigned')));
      create policy assign on review for insert with check ((select may_any('round.manage')));
      create policy take on review for delete using ((select may_any('round.manage')));
      create policy judge on review for update using (
        person_id = (select actor()) and (select may_any('proposal.score')));

      create policy see on score for select using (
        (select may_any('proposal.read-unassigned'))
        or review_id in (select id from review where person_id = (select actor())));
      create policy judge on score for all
        using (review_id in (select id from review where person_id = (select actor())
          and conflict = 'none' and final_at is null))
        with check (review_id in (select id from review where person_id = (select actor())
          and conflict = 'none' and final_at is null));
    `,
  },
  {
    name: '211-deliver-round-decided',
    up: `
      -- What was decided on stands beside the reviews that it rested on: none is added or changed afterwards.
      create function refuse_decided(judged uuid) returns void language plpgsql as $$
        begin
          if exists (select from proposal where id = judged and decision is not null) then
            raise exception 'a proposal that was decided on is not reviewed' using errcode = 'restrict_violation';
          end if;
        end $$;

      create function guard_decided_score() returns trigger language plpgsql as $$
        begin
          perform refuse_decided((select proposal_id from review where id = new.review_id));
          return new;
        end $$;
      create trigger guard_decided_score before insert or update on score
        for each row execute function guard_decided_score();

      create function guard_decided_review() returns trigger language plpgsql as $$
        begin
          perform refuse_decided(new.proposal_id);
          return new;
        end $$;
      create trigger guard_decided_review before insert or update on review
        for each row execute function guard_decided_review();

      -- No score is taken away either, unless the review goes with its person or its proposal.
      create policy stays on score as restrictive for delete using (
        review_id not in (select review.id from review join proposal on proposal.id = proposal_id
          where decision is not null));
    `,
  },
];

function shut(table: string): string {
  return `alter table ${table} enable row level security; alter table ${table} force row level security;`;
}

function publicTable(table: string): string {
  return `${shut(table)}
    create policy see on ${table} for select using (true);
    create policy manage on ${table} for all using ((select may_any('round.manage')))
      with check ((select may_any('round.manage')));`;
}
