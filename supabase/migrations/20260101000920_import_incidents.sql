-- Brings many incidents in: all or nothing, and to be undone as one.

create function private.incident_import_as_json(made public.incident_imports)
returns json
language sql stable
set search_path = ''
as $$
  select json_build_object('id', made.id, 'parts', made.part_count,
    'received', cardinality(made.part_hashes), 'completedAt', made.completed_at,
    'added', made.added_count, 'alreadyThere', made.already_there_count,
    'removed', made.removed_count, 'undoneAt', made.undone_at)
$$;
revoke execute on function private.incident_import_as_json(public.incident_imports) from public;

-- Imports that were begun and never completed are taken away after a day.
create function private.drop_abandoned_imports(town text)
returns void
language plpgsql
set search_path = ''
as $$
declare
  abandoned uuid;
  removed integer;
begin
  for abandoned in
    select m.id from public.incident_imports m
    where m.municipality_id = town and m.completed_at is null and m.undone_at is null
      and m.received_at < clock_timestamp() - interval '1 day'
  loop
    delete from private.incidents i where i.municipality_id = town and i.import_id = abandoned;
    get diagnostics removed = row_count;
    update public.incident_imports m
    set undone_at = clock_timestamp(), removed_count = removed
    where m.municipality_id = town and m.id = abandoned;
  end loop;
end
$$;
revoke execute on function private.drop_abandoned_imports(text) from public;

-- content: { municipalityId, id, source, fileName, synthetic, indicators: [key],
--   rows: [[id, place in indicators, occurredAt, precision, longitude, latitude]],
--   parts: how many requests there are (default 1), part: which this is, from 1 (default 1),
--   rowsBefore: rows of the parts before, for the numbers in refusals (default 0) }
-- occurredAt is an instant with its offset (2015-03-01T13:45-06:00), cut to its precision as clocks
-- in El Salvador show it; longitude and latitude are degrees (WGS84).
--
-- Parts come in order. What they bring is found by no question until the last has come, which makes
-- the import complete in one transaction: then an incident that the municipality has already is
-- taken out of it and counted. A part repeated after a lost answer does nothing.
create function public.import_incidents(content text)
returns json
language plpgsql security definer
set search_path = ''
as $$
declare
  sent constant jsonb := content::jsonb;
  town constant text := sent ->> 'municipalityId';
  rows constant jsonb := coalesce(sent -> 'rows', 'null');
  hash constant text := md5(content);
  import uuid;
  part bigint;
  parts bigint;
  before bigint;
  known integer;
  keys text[];
  made public.incident_imports;
  problem text;
begin
  perform private.require_role_in(town, 'police', 'admin');
  perform private.lock_incidents(town);
  if coalesce(sent ->> 'id', '') !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
     or jsonb_typeof(rows) <> 'array'
     or jsonb_typeof(sent -> 'indicators') is distinct from 'array'
     or jsonb_typeof(sent -> 'synthetic') is distinct from 'boolean'
     or coalesce(sent ->> 'parts', '1') !~ '^[0-9]{1,2}$'
     or coalesce(sent ->> 'part', '1') !~ '^[0-9]{1,2}$'
     or coalesce(sent ->> 'rowsBefore', '0') !~ '^[0-9]{1,7}$' then
    raise exception 'An import needs an id, indicators, rows and whether they are synthetic.'
      using errcode = 'PT400', hint = 'Reload the page and import again.';
  end if;
  import := (sent ->> 'id')::uuid;
  parts := coalesce((sent ->> 'parts')::integer, 1);
  part := coalesce((sent ->> 'part')::integer, 1);
  before := coalesce((sent ->> 'rowsBefore')::integer, 0);
  -- Completing two hundred thousand takes the embedded engine half of what the server waits for it.
  if parts not between 1 and 10 or part not between 1 and parts then
    raise exception 'An import has 1 to 10 parts, and this is part % of %.', part, parts
      using errcode = 'PT400', hint = 'Import the table as several.';
  end if;
  select * into made from public.incident_imports m
  where m.municipality_id = town and m.id = import;
  if found and (
    made.part_hashes[part] is distinct from hash
    and (made.undone_at is not null or part <> cardinality(made.part_hashes) + 1)
    or made.part_count <> parts
  ) then
    raise exception 'This is another import than the one that was begun with this id.'
      using errcode = 'PT409', hint = 'Begin the import anew.';
  elsif found and made.part_hashes[part] = hash then
    return private.incident_import_as_json(made);
  elsif not found and part <> 1 then
    raise exception 'The import was not begun.'
      using errcode = 'PT409', hint = 'Begin the import anew.';
  end if;

  if jsonb_array_length(rows) not between 1 and 20000 then
    raise exception 'A part of an import has 1 to 20,000 incidents, and this one has %.',
      jsonb_array_length(rows)
      using errcode = 'PT400', hint = 'Import the table in parts.';
  end if;
  if coalesce(sent ->> 'source', '') !~ '\S' or char_length(sent ->> 'source') > 500
     or char_length(sent ->> 'fileName') > 255 then
    raise exception 'An import needs a source of at most 500 characters.'
      using errcode = 'PT400', hint = 'Say where the table comes from.';
  end if;
  select array_agg(k.key order by k.place) into keys
  from jsonb_array_elements_text(sent -> 'indicators') with ordinality as k (key, place);
  select string_agg(k, ', ') into problem from unnest(keys) as k
  where not exists (select from public.indicators i where i.key = k);
  if problem is not null then
    raise exception 'There are no such indicators: %.', problem
      using errcode = 'PT400', hint = 'Leave their rows out, or name others.';
  end if;

  if part = 1 then
    perform private.drop_abandoned_imports(town);
    insert into public.incident_imports
      (municipality_id, id, source, file_name, synthetic, part_count)
    values (town, import, sent ->> 'source', sent ->> 'fileName', (sent ->> 'synthetic')::boolean,
      parts);
  end if;
  perform private.bring_incidents_in(town, import, keys, rows, before);
  update public.incident_imports m
  set part_hashes = m.part_hashes || hash, received_at = clock_timestamp(),
    added_count = m.added_count + jsonb_array_length(rows)
  where m.municipality_id = town and m.id = import
  returning * into made;
  if part < parts then
    return private.incident_import_as_json(made);
  end if;

  known := private.drop_known_incidents(town, import);
  update public.incident_imports m
  set completed_at = clock_timestamp(), added_count = m.added_count - known,
    already_there_count = known
  where m.municipality_id = town and m.id = import
  returning * into made;
  -- The embedded engine has nobody else to count for the planner.
  if made.added_count > 1000 then
    analyze private.incidents;
    analyze private.incident_cells;
  end if;
  return private.incident_import_as_json(made);
end
$$;

-- Takes away what an import added. An incident that a later import found already there goes too, for
-- it is this one's. An undo repeated after a lost answer does nothing.
create function public.undo_incident_import(municipality text, import_id uuid)
returns json
language plpgsql security definer
set search_path = ''
as $$
declare
  made public.incident_imports;
  removed integer;
begin
  perform private.require_role_in(municipality, 'police', 'admin');
  perform private.lock_incidents(municipality);
  select * into made from public.incident_imports m
  where m.municipality_id = municipality and m.id = undo_incident_import.import_id;
  if not found then
    raise exception 'There is no such import.'
      using errcode = 'PT404', hint = 'Read the list of imports again.';
  end if;
  if made.undone_at is not null then
    return private.incident_import_as_json(made);
  end if;
  delete from private.incidents i
  where i.municipality_id = municipality and i.import_id = made.id;
  get diagnostics removed = row_count;
  update public.incident_imports m
  set undone_at = clock_timestamp(), undone_by = auth.uid(), removed_count = removed
  where m.municipality_id = municipality and m.id = made.id
  returning * into made;
  return private.incident_import_as_json(made);
end
$$;

revoke execute on function
  public.import_incidents(text), public.undo_incident_import(text, uuid)
from public, anon, service_role;
grant execute on function
  public.import_incidents(text), public.undo_incident_import(text, uuid)
to authenticated;
