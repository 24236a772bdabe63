-- How a scenario may change, and what its adoption does. Request roles may not name what is in
-- `private`, so these triggers run as their owner. Before an update, policies have said who may write
-- the row; before an insert they have not, so nothing is looked up then that its refusal could tell.

-- The sectors, by map label, whose phase departs from the score without a reason; null: none.
create function private.sectors_without_rationale(municipality text, scenario uuid)
returns text
language sql stable
set search_path = ''
as $$
  select string_agg(s.map_label, ', ' order by s.ppd_code)
  from public.scenario_assignments a
  join public.sectors s on s.id = a.sector_id
  where a.municipality_id = municipality and a.scenario_id = scenario
    and a.phase is distinct from a.suggested_phase and a.rationale !~ '\S'
$$;

-- What is true of a scenario in every state, checked on every write.
create function private.check_scenario_content(scenario public.scenarios)
returns void
language plpgsql stable
set search_path = ''
as $$
declare
  problem text;
begin
  if scenario.name !~ '\S' or char_length(scenario.name) > 120 then
    raise exception 'A scenario needs a name of at most 120 characters.'
      using errcode = 'PT400', hint = 'Give it a shorter name, or one that is not blank.';
  end if;
  if char_length(scenario.notes) > 20000 then
    raise exception 'The notes of a scenario have more than 20,000 characters.'
      using errcode = 'PT400', hint = 'Shorten them.';
  end if;
  problem := private.problem_of_method(scenario.method);
  if problem is not null then
    raise exception 'The method of the scenario is not valid: %.', problem
      using errcode = 'PT400', hint = 'Correct the method, then save again.';
  end if;
end
$$;

create function private.keep_rules_of_new_scenario()
returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if new.status <> 'draft' or new.archived_at is not null or new.evidence is not null then
    raise exception 'A new scenario is a draft.'
      using errcode = 'PT400', hint = 'Make it as a draft, then propose it.';
  end if;
  new.created_at := clock_timestamp();
  new.created_by := auth.uid();
  new.changed_at := new.created_at;
  new.changed_by := new.created_by;
  new.proposed_at := null;
  new.proposed_by := null;
  new.adopted_at := null;
  new.adopted_by := null;
  new.superseded_at := null;
  new.version := 1;
  return new;
end
$$;

create function private.check_new_scenario()
returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.check_scenario_content(new);
  return null;
end
$$;

-- The state of a scenario after an update, with who and when as they are and not as they were sent.
create function private.keep_rules_of_changed_scenario()
returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  steps constant text[] := array['draft proposed', 'proposed draft', 'proposed adopted'];
  problem text;
begin
  if new.id <> old.id or new.forked_from is distinct from old.forked_from then
    raise exception 'What a scenario is and where it comes from cannot be changed.'
      using errcode = 'PT400', hint = 'Make a copy.';
  end if;
  if (new.name, new.notes, new.method, new.last_save)
     is distinct from (old.name, old.notes, old.method, old.last_save) then
    if old.status <> 'draft' or new.status <> 'draft' then
      raise exception 'Only a draft can be edited, and this scenario is %.', old.status
        using errcode = 'PT400', hint = 'Return it to draft, or make a copy.';
    end if;
    perform private.check_scenario_content(new);
    -- What is written otherwise than by a save is the state of none.
    if new.last_save is not distinct from old.last_save then
      new.last_save := null;
    end if;
  end if;

  new.created_at := old.created_at;
  new.created_by := old.created_by;
  new.changed_at := clock_timestamp();
  new.changed_by := auth.uid();
  new.proposed_at := old.proposed_at;
  new.proposed_by := old.proposed_by;
  new.adopted_at := old.adopted_at;
  new.adopted_by := old.adopted_by;
  new.superseded_at := old.superseded_at;
  new.archived_at := case when new.archived_at is null then null
    else coalesce(old.archived_at, new.changed_at) end;

  if new.status <> old.status then
    -- Superseding is done by the adoption of another, in its trigger: not at depth 1.
    if not (old.status || ' ' || new.status = any (steps)
            or (old.status = 'adopted' and new.status = 'superseded' and pg_trigger_depth() > 1))
    then
      raise exception 'A scenario cannot go from % to %.', old.status, new.status
        using errcode = 'PT400',
              hint = 'A draft is proposed, what is proposed is adopted or returned to draft.';
    end if;
    if new.status = 'draft' then
      new.proposed_at := null;
      new.proposed_by := null;
      new.evidence := null;
    elsif new.status = 'proposed' then
      problem := private.sectors_without_rationale(new.municipality_id, new.id);
      if problem is not null then
        raise exception 'These sectors depart from the score without a reason: %.', problem
          using errcode = 'PT400', hint = 'Say why for each of them, then propose again.';
      end if;
      new.proposed_at := new.changed_at;
      new.proposed_by := new.changed_by;
    elsif new.status = 'adopted' then
      new.adopted_at := new.changed_at;
      new.adopted_by := new.changed_by;
    else
      new.superseded_at := new.changed_at;
    end if;
  end if;

  if new.evidence is distinct from old.evidence and new.status <> 'draft' then
    if not (old.status = 'draft' and new.status = 'proposed') then
      raise exception 'The evidence is kept as it was when the scenario was proposed.'
        using errcode = 'PT400', hint = 'Return it to draft and propose it again.';
    end if;
    problem := private.problem_of_evidence(new.municipality_id, new.evidence);
    if problem is not null then
      raise exception 'The evidence of the scenario is not valid: %.', problem
        using errcode = 'PT400', hint = 'Compute the uncertainty again, then propose.';
    end if;
  elsif new.evidence is not null and new.status = 'draft' then
    raise exception 'A draft has no evidence.'
      using errcode = 'PT400', hint = 'It is kept when the scenario is proposed.';
  end if;
  if new.archived_at is not null and new.status = 'adopted' then
    raise exception 'The adopted scenario cannot be in the archive.'
      using errcode = 'PT400', hint = 'Take it out of the archive, or adopt another one.';
  end if;
  if new.status = 'adopted' and old.status <> 'adopted' then
    -- Two that are adopted at once come one after the other, and the second supersedes the first.
    perform pg_advisory_xact_lock(hashtextextended('adopt in ' || new.municipality_id, 0));
    update public.scenarios s set status = 'superseded'
    where s.municipality_id = new.municipality_id and s.status = 'adopted' and s.id <> new.id;
  end if;
  return new;
end
$$;

-- The plan becomes what the adopted scenario says. A sector to which it gives no phase has none.
create function private.write_adopted_plan()
returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  delete from public.assignments a
  where a.municipality_id = new.municipality_id and not exists (
    select from public.scenario_assignments d
    where d.municipality_id = new.municipality_id and d.scenario_id = new.id
      and d.sector_id = a.sector_id and d.phase is not null);
  insert into public.assignments as a (municipality_id, sector_id, phase, source, note)
  select d.municipality_id, d.sector_id, d.phase, 'Escenario «' || new.name || '»',
    nullif(d.rationale, '')
  from public.scenario_assignments d
  where d.municipality_id = new.municipality_id and d.scenario_id = new.id and d.phase is not null
  on conflict (municipality_id, sector_id) do update
    set phase = excluded.phase, source = excluded.source, note = excluded.note
    where (a.phase, a.source, a.note) is distinct from (excluded.phase, excluded.source, excluded.note);
  return null;
end
$$;

-- Written rows belong to drafts, and writing them is a change of the scenario, so that whoever saves
-- an older state of it is told. What a removed sector takes along is no such change.
create function private.change_draft_of_assignments()
returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  refused text;
begin
  perform from public.scenarios s
  where (s.municipality_id, s.id) in (select w.municipality_id, w.scenario_id from written w)
  order by s.municipality_id, s.id
  for no key update;
  select s.status into refused from public.scenarios s
  where (s.municipality_id, s.id) in (select w.municipality_id, w.scenario_id from written w)
    and s.status <> 'draft'
  limit 1;
  if found then
    raise exception 'Only a draft can be edited, and this scenario is %.', refused
      using errcode = 'PT400', hint = 'Return it to draft, or make a copy.';
  end if;
  -- A scenario that this transaction has written already, as a save does, has its new version.
  update public.scenarios s set last_save = null
  where (s.municipality_id, s.id) in (select w.municipality_id, w.scenario_id from written w)
    and s.xmin <> pg_current_xact_id()::xid;
  return null;
end
$$;

create trigger scenarios_keep_their_municipality
  before update on public.scenarios
  for each row when (new.municipality_id is distinct from old.municipality_id)
  execute function private.refuse(
    'A row of scenarios cannot move to another municipality.', 'Remove it here and add it there.');
create trigger scenarios_within_rules_when_new
  before insert on public.scenarios
  for each row execute function private.keep_rules_of_new_scenario();
create trigger scenarios_within_rules_once_new
  after insert on public.scenarios
  for each row execute function private.check_new_scenario();
-- Triggers run in the order of their names: this one after scenarios_versioned, so that a stale
-- change is told that it is stale, and not which rule it breaks by now.
create trigger scenarios_within_rules_when_changed
  before update on public.scenarios
  for each row execute function private.keep_rules_of_changed_scenario();
create trigger scenarios_write_the_plan
  after update on public.scenarios
  for each row when (new.status = 'adopted' and old.status <> 'adopted')
  execute function private.write_adopted_plan();

create trigger scenario_assignments_keep_their_place
  before update on public.scenario_assignments
  for each row when (
    (new.municipality_id, new.scenario_id, new.sector_id)
    is distinct from (old.municipality_id, old.scenario_id, old.sector_id)
  )
  execute function private.refuse(
    'A row of scenario_assignments cannot move to another municipality, scenario or sector.',
    'Remove it here and add it there.');
create trigger scenario_assignments_change_their_draft_by_insert
  after insert on public.scenario_assignments referencing new table as written
  for each statement when (pg_trigger_depth() = 0)
  execute function private.change_draft_of_assignments();
create trigger scenario_assignments_change_their_draft_by_update
  after update on public.scenario_assignments referencing new table as written
  for each statement when (pg_trigger_depth() = 0)
  execute function private.change_draft_of_assignments();
create trigger scenario_assignments_change_their_draft_by_delete
  after delete on public.scenario_assignments referencing old table as written
  for each statement when (pg_trigger_depth() = 0)
  execute function private.change_draft_of_assignments();

revoke execute on function
  private.sectors_without_rationale(text, uuid),
  private.check_scenario_content(public.scenarios),
  private.keep_rules_of_new_scenario(),
  private.check_new_scenario(),
  private.keep_rules_of_changed_scenario(),
  private.write_adopted_plan(),
  private.change_draft_of_assignments()
from public;
