-- What is done with a scenario in one request, and what can be read of how a sector got its phase.

-- Saves a scenario whole: its row and its assignments, or nothing. Assignments are written where they
-- differ, so that the audit shows who decided what. A save repeated after a lost answer does nothing
-- and is answered with the state that it had made.
-- content: { municipalityId, id, saveId, baseVersion (0: new), name, notes, method, forkedFrom,
--   assignments: [{ sectorId, phase, suggestedPhase, rationale, locked }] }
create function public.save_scenario(content text)
returns json
language plpgsql security invoker
set search_path = ''
as $$
declare
  sent constant jsonb := content::jsonb;
  town constant text := sent ->> 'municipalityId';
  scenario constant uuid := (sent ->> 'id')::uuid;
  save constant uuid := (sent ->> 'saveId')::uuid;
  base constant integer := (sent ->> 'baseVersion')::integer;
  made integer := 0;
  stored public.scenarios;
  problem text;
begin
  if town is null or scenario is null or save is null or base is null
     or jsonb_typeof(sent -> 'assignments') is distinct from 'array' then
    raise exception 'A save needs a municipality, a scenario, a save, a version and assignments.'
      using errcode = 'PT400', hint = 'Reload the page and save again.';
  end if;
  if base = 0 then
    insert into public.scenarios
      (municipality_id, id, name, notes, method, forked_from, last_save)
    values (town, scenario, coalesce(sent ->> 'name', ''), coalesce(sent ->> 'notes', ''),
      coalesce(sent -> 'method', 'null'), (sent ->> 'forkedFrom')::uuid, save)
    on conflict (municipality_id, id) do nothing;
    get diagnostics made = row_count;
  end if;
  if made = 0 then
    select * into stored from public.scenarios s
    where s.municipality_id = town and s.id = scenario
    for no key update;
    if not found then
      raise exception 'There is no such scenario.'
        using errcode = 'PT404', hint = 'Read the list of scenarios again.';
    end if;
    if stored.last_save = save then
      return json_build_object(
        'id', stored.id, 'version', stored.version, 'changedAt', stored.changed_at);
    end if;
    if stored.version <> base then
      raise exception 'The scenario was changed meanwhile (version % was sent, % is current).',
        base, stored.version
        using errcode = 'PT409', hint = 'Read it again, compare, and save once more.';
    end if;
    update public.scenarios s
    set name = coalesce(sent ->> 'name', ''), notes = coalesce(sent ->> 'notes', ''),
      method = coalesce(sent -> 'method', 'null'), last_save = save
    where s.municipality_id = town and s.id = scenario;
  end if;

  if jsonb_array_length(sent -> 'assignments') > 10000 then
    raise exception 'A scenario has at most 10,000 assignments.'
      using errcode = 'PT400', hint = 'Leave out the sectors without a phase.';
  end if;
  select string_agg(coalesce(s.map_label, d.element ->> 'sectorId', '?'), ', ') into problem
  from jsonb_array_elements(sent -> 'assignments') as d (element)
  left join public.sectors s
    on s.municipality_id = town and to_jsonb(s.id) = d.element -> 'sectorId'
  where s.id is null
    -- 7.0 is 7 to JSON, but no whole number to a cast.
    or (d.element ->> 'sectorId') !~ '^[0-9]+$' or (d.element ->> 'phase') !~ '^[0-9]+$'
    or (d.element ->> 'suggestedPhase') !~ '^[0-9]+$'
    or jsonb_typeof(d.element -> 'rationale') is distinct from 'string'
    or char_length(d.element ->> 'rationale') > 4000
    or jsonb_typeof(d.element -> 'locked') is distinct from 'boolean'
    or not coalesce(d.element -> 'phase' = 'null' or d.element -> 'phase' in
      (select to_jsonb(p.number) from public.phases p), false)
    or not coalesce(d.element -> 'suggestedPhase' = 'null' or d.element -> 'suggestedPhase' in
      (select to_jsonb(p.number) from public.phases p), false);
  if problem is not null then
    raise exception 'What is assigned to these sectors cannot be kept: %.', problem
      using errcode = 'PT400',
            hint = 'A sector of the municipality, phases that exist and at most 4,000 characters of reason.';
  end if;
  select string_agg(d.sector::text, ', ') into problem
  from (
    select e ->> 'sectorId' as sector from jsonb_array_elements(sent -> 'assignments') as e
    group by 1 having count(*) > 1
  ) d;
  if problem is not null then
    raise exception 'These sectors stand twice in the scenario: %.', problem
      using errcode = 'PT400', hint = 'A sector has one assignment.';
  end if;

  delete from public.scenario_assignments a
  where a.municipality_id = town and a.scenario_id = scenario and a.sector_id not in (
    select (e ->> 'sectorId')::bigint from jsonb_array_elements(sent -> 'assignments') as e);
  insert into public.scenario_assignments as a
    (municipality_id, scenario_id, sector_id, phase, suggested_phase, rationale, locked)
  select town, scenario, d."sectorId", d.phase, d."suggestedPhase", d.rationale, d.locked
  from jsonb_to_recordset(sent -> 'assignments') as d
    ("sectorId" bigint, phase smallint, "suggestedPhase" smallint, rationale text, locked boolean)
  on conflict (municipality_id, scenario_id, sector_id) do update
    set phase = excluded.phase, suggested_phase = excluded.suggested_phase,
      rationale = excluded.rationale, locked = excluded.locked
    where (a.phase, a.suggested_phase, a.rationale, a.locked)
      is distinct from
      (excluded.phase, excluded.suggested_phase, excluded.rationale, excluded.locked);

  select * into stored from public.scenarios s
  where s.municipality_id = town and s.id = scenario;
  return json_build_object(
    'id', stored.id, 'version', stored.version, 'changedAt', stored.changed_at);
end
$$;

-- Who decided what about a sector, when and why, newest first: changes in scenarios and of the plan
-- itself (no scenario), and adoptions. It names people by their address, which only accounts hold,
-- so it runs as its owner; to anyone but planners and admins of the municipality the sector is
-- unknown.
create function public.sector_history(municipality text, sector bigint)
returns table (
  at timestamptz,
  actor text,
  scenario_id uuid,
  scenario_name text,
  action text,
  phase_before smallint,
  phase_after smallint,
  rationale text,
  locked boolean
)
language sql stable security definer
set search_path = ''
as $$
  with entries as (
    select e.id, e.at, e.actor, (coalesce(e.after, e.before) ->> 'scenario_id')::uuid as scenario,
      e.action, (e.before ->> 'phase')::smallint as phase_before,
      (e.after ->> 'phase')::smallint as phase_after,
      coalesce(e.after, e.before) ->> case e.table_name when 'assignments' then 'note'
        else 'rationale' end as rationale,
      (coalesce(e.after, e.before) ->> 'locked')::boolean as locked
    from public.audit_entries e
    where e.municipality_id = municipality
      and e.table_name in ('assignments', 'scenario_assignments')
      and coalesce(e.after, e.before) ->> 'sector_id' = sector::text
    union all
    select e.id, e.at, e.actor, d.scenario_id, 'adopt', null, d.phase, d.rationale, d.locked
    from public.scenario_assignments d
    join public.audit_entries e on e.municipality_id = d.municipality_id
      and e.table_name = 'scenarios' and e.row_key = d.scenario_id::text
      and e.before ->> 'status' <> 'adopted' and e.after ->> 'status' = 'adopted'
    where d.municipality_id = municipality and d.sector_id = sector
  )
  select e.at, u.email::text, e.scenario, s.name, e.action, e.phase_before, e.phase_after,
    nullif(e.rationale, ''), e.locked
  from entries e
  left join auth.users u on u.id = e.actor
  left join public.scenarios s on s.municipality_id = municipality and s.id = e.scenario
  where municipality in (select private.municipalities_with_role('planner', 'admin'))
  order by e.id desc
  limit 1000
$$;

create index audit_entries_row_idx on public.audit_entries (municipality_id, row_key)
  where table_name = 'scenarios';

revoke execute on function public.save_scenario(text), public.sector_history(text, bigint)
from public, anon, service_role;
grant execute on function public.save_scenario(text), public.sector_history(text, bigint)
to authenticated;
