-- Many observations brought in at once from a table: all or nothing, and to be undone as one.

-- What an import wrote stands in the audit, which nobody can forge: its entries carry the
-- transaction that wrote them. They are found only together with the range of their numbers, for a
-- restored database counts transactions anew.
alter table public.audit_entries add column transaction xid8 default pg_current_xact_id();

-- A hundred thousand rows at once: their entries are written by one statement and not row by row. A row
-- that changed its key would be an entry of its own before and after.
create function private.write_audit_of_all()
returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    insert into public.audit_entries (actor, table_name, row_key, municipality_id, action, after)
    select auth.uid(), tg_table_name, w.id::text, w.municipality_id, 'insert', to_jsonb(w)
    from written w;
  elsif tg_op = 'DELETE' then
    insert into public.audit_entries (actor, table_name, row_key, municipality_id, action, before)
    select auth.uid(), tg_table_name, o.id::text, o.municipality_id, 'delete', to_jsonb(o)
    from overwritten o;
  else
    insert into public.audit_entries
      (actor, table_name, row_key, municipality_id, action, before, after)
    select auth.uid(), tg_table_name, coalesce(w.id, o.id)::text,
      coalesce(w.municipality_id, o.municipality_id), 'update',
      case when o.id is not null then to_jsonb(o) end,
      case when w.id is not null then to_jsonb(w) end
    from written w full join overwritten o on o.id = w.id;
  end if;
  return null;
end
$$;
revoke execute on function private.write_audit_of_all() from public;
drop trigger observations_audited on public.observations;
create trigger observations_audited_when_added
  after insert on public.observations referencing new table as written
  for each statement execute function private.write_audit_of_all();
create trigger observations_audited_when_changed
  after update on public.observations referencing old table as overwritten new table as written
  for each statement execute function private.write_audit_of_all();
create trigger observations_audited_when_removed
  after delete on public.observations referencing old table as overwritten
  for each statement execute function private.write_audit_of_all();

create table public.observation_imports (
  municipality_id text not null references public.municipalities (id),
  -- Made by the client, so that a repeated import brings nothing in twice.
  id uuid not null,
  source text not null check (source ~ '\S' and char_length(source) <= 500),
  -- null: the source states no period
  period daterange check (not isempty(period)),
  file_name text check (char_length(file_name) <= 255),
  created_at timestamptz not null default clock_timestamp(),
  created_by uuid default auth.uid(),
  transaction xid8 not null default pg_current_xact_id(),
  -- The entries of the audit that it wrote come after the first and up to the last of these.
  entries_after bigint not null,
  entries_to bigint not null,
  added_count integer not null default 0,
  changed_count integer not null default 0,
  unchanged_count integer not null default 0,
  undone_at timestamptz,
  undone_by uuid,
  primary key (municipality_id, id)
);

alter table public.observation_imports enable row level security;
alter table public.observation_imports force row level security;
-- Nobody writes it but the functions below, which run as their owner and ask for the role first.
create policy "planners and admins read observation_imports" on public.observation_imports
  for select to authenticated
  using (municipality_id in (select private.municipalities_with_role('planner', 'admin')));
create trigger observation_imports_not_truncated before truncate on public.observation_imports
  for each statement execute function private.refuse(
    'observation_imports cannot be truncated.', 'Remove the rows, so that the audit shows it.');
create trigger observation_imports_audited
  after insert or update or delete on public.observation_imports
  for each row execute function private.write_audit('id');
revoke all on public.observation_imports from anon, authenticated, service_role;
grant select on public.observation_imports to authenticated, service_role;

alter policy "planners read the audit of their municipalities' plans" on public.audit_entries
  using (
    municipality_id in (select private.municipalities_with_role('planner'))
    and table_name in (
      'municipalities', 'sectors', 'assignments', 'observations', 'publications', 'scenarios',
      'scenario_assignments', 'observation_imports')
  );

-- Only planners of the municipality go on; imports of one municipality come one after the other.
create function private.begin_import(town text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if town is null or town not in (select private.municipalities_with_role('planner')) then
    raise exception 'Only planners of the municipality import observations.'
      using errcode = 'PT403', hint = 'Ask an admin for the role.';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('import in ' || town, 0));
end
$$;
revoke execute on function private.begin_import(text) from public;

create function private.import_as_json(made public.observation_imports)
returns json
language sql stable
set search_path = ''
as $$
  select json_build_object('id', made.id, 'added', made.added_count, 'changed', made.changed_count,
    'unchanged', made.unchanged_count, 'undoneAt', made.undone_at)
$$;
revoke execute on function private.import_as_json(public.observation_imports) from public;
