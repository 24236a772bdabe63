-- Gives the observations of an import back what they were before it; what it added goes. An undo
-- repeated after a lost answer does nothing.
create function public.undo_observation_import(municipality text, import_id uuid)
returns json
language plpgsql security definer
set search_path = ''
as $$
declare
  made public.observation_imports;
  problem text;
  expected integer;
  written integer;
  removed integer;
begin
  perform private.begin_import(municipality);
  select * into made from public.observation_imports i
  where i.municipality_id = municipality and i.id = import_id;
  if not found then
    raise exception 'There is no such import.'
      using errcode = 'PT404', hint = 'Read the list of imports again.';
  end if;
  if made.undone_at is not null then
    return private.import_as_json(made);
  end if;

  -- In two steps, the first of them analyzed, and joined by nothing but keys: with a guess of a few
  -- entries where there are many, each of them is looked for among all rows of the municipality.
  create temporary table import_entries on commit drop as
  select e.row_key::bigint as observation_id, (e.after ->> 'sector_id')::bigint as sector_id,
    e.action, e.before, (e.after ->> 'version')::integer as version
  from public.audit_entries e
  where e.id > made.entries_after and e.id <= made.entries_to
    and e.transaction = made.transaction and e.municipality_id = municipality
    and e.table_name = 'observations';
  analyze pg_temp.import_entries;
  -- Of sectors that are gone there is nothing to restore.
  create temporary table undone_entries on commit drop as
  select e.observation_id, s.map_label, e.action, e.before, e.version, o.version as current
  from pg_temp.import_entries e
  join public.sectors s on s.id = e.sector_id
  left join public.observations o on o.id = e.observation_id;
  analyze pg_temp.undone_entries;

  select string_agg(d.map_label, ', ') into problem
  from (
    select distinct u.map_label from pg_temp.undone_entries u
    where u.current is distinct from u.version
    order by u.map_label limit 10
  ) d;
  if problem is not null then
    raise exception 'Values of these sectors were changed after the import: %.', problem
      using errcode = 'PT409', hint = 'Correct the values one by one, or import another table.';
  end if;

  update public.observations o
  set value = (u.before ->> 'value')::double precision, status = u.before ->> 'status',
    source = u.before ->> 'source'
  from pg_temp.undone_entries u
  where o.id = u.observation_id and u.action = 'update' and o.version = u.version;
  get diagnostics written = row_count;
  delete from public.observations o
  using pg_temp.undone_entries u
  where o.id = u.observation_id and u.action = 'insert' and o.version = u.version;
  get diagnostics removed = row_count;
  select count(*) into expected from pg_temp.undone_entries;
  if written + removed <> expected then
    raise exception 'Values of the import were changed meanwhile.'
      using errcode = 'PT409', hint = 'Try again.';
  end if;
  update public.observation_imports i
  set undone_at = clock_timestamp(), undone_by = auth.uid()
  where i.municipality_id = municipality and i.id = import_id
  returning * into made;
  return private.import_as_json(made);
end
$$;

revoke execute on function public.undo_observation_import(text, uuid) from public, anon, service_role;
grant execute on function public.undo_observation_import(text, uuid) to authenticated;
