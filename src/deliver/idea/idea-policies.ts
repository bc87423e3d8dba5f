const isOfIdea = `(select actor()) = proposed_by or (select may_any('idea.edit'))
  or organisation_id = any ((select may_own('idea.edit'))::uuid[])`;

const readsPrivate = `(select actor()) = proposed_by or (select may_any('idea.read-private'))
  or organisation_id = any ((select may_own('idea.read-private'))::uuid[])`;

/** What may change of ideas and exchanges, whoever asks. */
export const ideaGuards = `
  -- Only who moderates takes an idea out of sight or brings it back.
  create function guard_idea() returns trigger language plpgsql as $$
    begin
      if (new.hidden_at, new.hidden_reason) is distinct from (old.hidden_at, old.hidden_reason)
        and not may_any('idea.moderate') then
        raise exception 'only who moderates hides an idea' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$;
  create trigger guard_idea before update on idea for each row execute function guard_idea();

  -- The one who was asked agrees or declines; who asked may withdraw; once agreed, either may revoke. Nothing else.
  create function guard_idea_contact() returns trigger language plpgsql as $$
    begin
      if to_jsonb(new) - array['state', 'changed_at', 'from_organisation', 'to_organisation']
        <> to_jsonb(old) - array['state', 'changed_at', 'from_organisation', 'to_organisation'] then
        raise exception 'an exchange keeps who and what it is about' using errcode = 'insufficient_privilege';
      end if;
      if new.state = old.state
        or old.state = 'asked' and new.state in ('agreed', 'declined') and old.to_person = actor()
        or old.state = 'asked' and new.state = 'withdrawn' and old.from_person = actor()
        or old.state = 'agreed' and new.state = 'revoked' and actor() in (old.from_person, old.to_person) then
        return new;
      end if;
      raise exception 'not a step that this person may take' using errcode = 'insufficient_privilege';
    end $$;
  create trigger guard_idea_contact before update on idea_contact for each row execute function guard_idea_contact();

  -- Name and address of the other one, while both agree. They are read from accounts each time, never copied.
  create function contact_details(contact uuid) returns table (name text, email text) language plpgsql as $$
    declare other uuid := (
      select case when from_person = actor() then to_person else from_person end from idea_contact
      where id = contact and state = 'agreed' and actor() in (from_person, to_person));
    declare before text := coalesce(current_setting('ambitie.accounts', true), '');
    begin
      if other is null then return; end if;
      perform set_config('ambitie.accounts', 'on', true);
      return query select person.name, person.email from person where id = other;
      perform set_config('ambitie.accounts', before, true);
    end $$;
`;

/** Who sees, adds and changes rows about ideas. */
export const ideaPolicies = `
  alter table idea enable row level security, force row level security;
  create policy see on idea for select using (hidden_at is null or (select may_any('idea.moderate')) or ${isOfIdea});
  create policy add on idea for insert with check (
    (select may_any('idea.propose')) and (proposed_by is not distinct from (select actor()) or (select may_any('idea.edit')))
    and (organisation_id is null or (select may_any('idea.edit')) or organisation_id = any ((select may_own('idea.edit'))::uuid[])));
  create policy change on idea for update using ((select may_any('idea.moderate')) or ${isOfIdea})
    with check ((select may_any('idea.moderate')) or ${isOfIdea});

  alter table idea_interest enable row level security, force row level security;
  create policy see on idea_interest for select using (idea_id in (select id from idea));
  create policy declare on idea_interest for insert with check (
    declared_by is not distinct from (select actor()) and idea_id in (select id from idea)
    and ((select may_any('idea.partner')) or organisation_id = any ((select may_own('idea.partner'))::uuid[])));
  create policy restate on idea_interest for update
    using ((select may_any('idea.partner')) or organisation_id = any ((select may_own('idea.partner'))::uuid[]))
    with check (declared_by is not distinct from (select actor())
      and ((select may_any('idea.partner')) or organisation_id = any ((select may_own('idea.partner'))::uuid[])));
  create policy withdraw on idea_interest for delete using (
    (select may_any('idea.partner')) or organisation_id = any ((select may_own('idea.partner'))::uuid[]));

  alter table idea_question enable row level security, force row level security;
  create policy see on idea_question for select using (
    (hidden_at is null or (select may_any('idea.moderate')) or asked_by = (select actor()))
    and idea_id in (select id from idea)
    and (not is_private or asked_by = (select actor()) or idea_id in (select id from idea where ${readsPrivate})));
  create policy ask on idea_question for insert with check (
    (select may_any('idea.ask')) and asked_by = (select actor()) and hidden_at is null and idea_id in (select id from idea));
  create policy hide on idea_question for update using ((select may_any('idea.moderate')));

  alter table idea_answer enable row level security, force row level security;
  create policy see on idea_answer for select using (question_id in (select id from idea_question));
  create policy answer on idea_answer for insert with check (
    (select may_any('idea.ask')) and answered_by = (select actor()) and question_id in (
      select id from idea_question where asked_by = (select actor()) or idea_id in (select id from idea where ${readsPrivate})));

  alter table idea_contact enable row level security, force row level security;
  create policy see on idea_contact for select using ((select actor()) in (from_person, to_person));
  create policy ask on idea_contact for insert with check (
    (select may_any('idea.ask')) and from_person = (select actor()) and state = 'asked'
    and (from_organisation is null or from_organisation = any ((select may_own('idea.partner'))::uuid[]))
    and (to_organisation is null and idea_id in (select id from idea where proposed_by = to_person)
      or (idea_id, to_organisation) in (select idea_id, organisation_id from idea_interest where declared_by = to_person)));
  create policy step on idea_contact for update using ((select actor()) in (from_person, to_person));

  alter table idea_project enable row level security, force row level security;
  create policy see on idea_project for select using (idea_id in (select id from idea));
  create policy add on idea_project for insert with check (
    created_by is not distinct from (select actor()) and project_id in (select id from project)
    and ((select may_any('project.create'))
      or idea_id in (select id from idea where organisation_id = any ((select may_own('project.create'))::uuid[]))
      or idea_id in (select idea_id from idea_interest
        where role = 'lead' and organisation_id = any ((select may_own('project.create'))::uuid[]))));
`;
