-- Scenarios: alternatives of the plan, each with its method, its phases and the reasons for them. One
-- at a time is adopted, and adopting it writes the plan (assignments). The rules stand in triggers, so
-- that a request straight to a table keeps them too.

create table public.scenarios (
  municipality_id text not null references public.municipalities (id),
  -- Made by the client, so that a repeated save makes nothing twice.
  id uuid not null,
  name text not null,
  notes text not null default '',
  -- How the score is made, as the app writes it.
  method jsonb not null,
  status text not null default 'draft'
    check (status in ('draft', 'proposed', 'adopted', 'superseded')),
  forked_from uuid check (forked_from <> id),
  archived_at timestamptz,
  -- Who and when is set by a trigger, whatever a client sends. No foreign keys: an account can be
  -- removed later, what it did stays.
  created_at timestamptz not null default now(),
  created_by uuid,
  changed_at timestamptz not null default now(),
  changed_by uuid,
  proposed_at timestamptz,
  proposed_by uuid,
  adopted_at timestamptz,
  adopted_by uuid,
  superseded_at timestamptz,
  -- How sure the ranking was when the scenario was proposed.
  evidence jsonb,
  -- The save that made this state, by which a repeated one is known.
  last_save uuid,
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, forked_from) references public.scenarios (municipality_id, id)
);
create unique index scenarios_one_adopted_idx on public.scenarios (municipality_id)
  where status = 'adopted';

create table public.scenario_assignments (
  id bigint generated always as identity primary key,
  municipality_id text not null,
  scenario_id uuid not null,
  sector_id bigint not null,
  -- null: no phase
  phase smallint references public.phases (number),
  -- What the score proposed when this was decided; null: nothing.
  suggested_phase smallint references public.phases (number),
  rationale text not null default '',
  locked boolean not null default false,
  version integer not null default 1,
  unique (municipality_id, scenario_id, sector_id),
  constraint scenario_assignments_rationale_length check (char_length(rationale) <= 4000),
  foreign key (municipality_id, scenario_id) references public.scenarios (municipality_id, id),
  foreign key (sector_id, municipality_id) references public.sectors (id, municipality_id)
    on delete cascade
);
create index scenario_assignments_sector_idx on public.scenario_assignments (sector_id);

-- Planners work on scenarios and admins read them. A scenario is archived, never removed.
do $$
declare
  scenario_table text;
begin
  foreach scenario_table in array array['scenarios', 'scenario_assignments'] loop
    execute format('alter table public.%I enable row level security', scenario_table);
    execute format('alter table public.%I force row level security', scenario_table);
    execute format(
      'create policy "planners and admins read %1$s" on public.%1$I
         for select to authenticated
         using (municipality_id in
           (select private.municipalities_with_role(''planner'', ''admin'')))',
      scenario_table);
    execute format(
      'create policy "planners add %1$s" on public.%1$I
         for insert to authenticated
         with check (municipality_id in (select private.municipalities_with_role(''planner'')))',
      scenario_table);
    execute format(
      'create policy "planners change %1$s" on public.%1$I
         for update to authenticated
         using (municipality_id in (select private.municipalities_with_role(''planner'')))
         with check (municipality_id in (select private.municipalities_with_role(''planner'')))',
      scenario_table);
    execute format(
      'create trigger %1$s_not_truncated before truncate on public.%1$I
         for each statement execute function private.refuse(%2$L, %3$L)',
      scenario_table,
      scenario_table || ' cannot be truncated.',
      'Remove the rows, so that the audit shows it.');
    execute format(
      'create trigger %1$s_audited after insert or update or delete on public.%1$I
         for each row execute function private.write_audit(''id'')',
      scenario_table);
    execute format(
      'create trigger %1$s_versioned before update on public.%1$I
         for each row execute function private.next_version()',
      scenario_table);
  end loop;
end
$$;
create policy "planners remove scenario_assignments" on public.scenario_assignments
  for delete to authenticated
  using (municipality_id in (select private.municipalities_with_role('planner')));

alter policy "planners read the audit of their municipalities' plans" on public.audit_entries
  using (
    municipality_id in (select private.municipalities_with_role('planner'))
    and table_name in (
      'municipalities', 'sectors', 'assignments', 'observations', 'publications', 'scenarios',
      'scenario_assignments')
  );
create index audit_entries_sector_idx on public.audit_entries
  (municipality_id, (coalesce(after, before) ->> 'sector_id'))
  where table_name in ('assignments', 'scenario_assignments');

revoke all on public.scenarios, public.scenario_assignments from anon, authenticated, service_role;
grant select, insert, update on public.scenarios to authenticated;
grant select, insert, update, delete on public.scenario_assignments to authenticated;
grant select, insert, update, delete on public.scenarios, public.scenario_assignments
to service_role;
