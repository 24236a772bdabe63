-- Brings many observations in: all or nothing.
--
-- content: { municipalityId, id, source, period (a date range as text, or null), fileName,
--   indicators: [key], rows: [[sectorId, place in indicators, value or null, baseVersion]] }
-- baseVersion is the version of the observation that the person saw; 0: there was none. A value of
-- null is "missing". An import repeated after a lost answer does nothing.
create function public.import_observations(content text)
returns json
language plpgsql security definer
set search_path = ''
as $$
declare
  sent constant jsonb := content::jsonb;
  town constant text := sent ->> 'municipalityId';
  import constant uuid := (sent ->> 'id')::uuid;
  said_source constant text := coalesce(sent ->> 'source', '');
  rows constant jsonb := coalesce(sent -> 'rows', 'null');
  keys text[];
  covered daterange;
  made public.observation_imports;
  first_entry bigint;
  problem text;
  expected integer;
  written integer;
begin
  perform private.begin_import(town);
  select * into made from public.observation_imports i
  where i.municipality_id = town and i.id = import;
  if found then
    return private.import_as_json(made);
  end if;

  if import is null or jsonb_typeof(rows) <> 'array'
     or jsonb_typeof(sent -> 'indicators') is distinct from 'array' then
    raise exception 'An import needs an id, indicators and rows.'
      using errcode = 'PT400', hint = 'Reload the page and import again.';
  end if;
  -- What the embedded engine does within the time that a request may take.
  if jsonb_array_length(rows) not between 1 and 100000 then
    raise exception 'An import has 1 to 100,000 values, and this one has %.',
      jsonb_array_length(rows)
      using errcode = 'PT400', hint = 'Import the table in parts, some indicators at a time.';
  end if;
  if said_source !~ '\S' or char_length(said_source) > 500
     or char_length(sent ->> 'fileName') > 255 then
    raise exception 'An import needs a source of at most 500 characters.'
      using errcode = 'PT400', hint = 'Say where the table comes from.';
  end if;
  begin
    covered := (sent ->> 'period')::daterange;
  exception when data_exception then
    raise exception 'The period % is not a range of days.', sent ->> 'period'
      using errcode = 'PT400', hint = 'Give it as [2015-01-01,2016-01-01), or none at all.';
  end;
  if isempty(covered) then
    raise exception 'The period % has no day.', sent ->> 'period'
      using errcode = 'PT400', hint = 'Its last day cannot be before its first.';
  end if;
  select array_agg(k.key order by k.place) into keys
  from jsonb_array_elements_text(sent -> 'indicators') with ordinality as k (key, place);
  select string_agg(k, ', ') into problem from unnest(keys) as k
  where not exists (select from public.indicators i where i.key = k);
  if problem is not null then
    raise exception 'There are no such indicators: %.', problem
      using errcode = 'PT400', hint = 'Leave their columns out, or name others.';
  end if;

  select r.number::text into problem
  from jsonb_array_elements(rows) with ordinality as r (cells, number)
  where case when jsonb_typeof(r.cells) <> 'array' then true
    else jsonb_array_length(r.cells) <> 4
      or coalesce(r.cells ->> 0, '') !~ '^[0-9]{1,15}$'
      or coalesce(r.cells ->> 1, '') !~ '^[0-9]{1,4}$'
      or coalesce(r.cells ->> 3, '') !~ '^[0-9]{1,9}$' end
  limit 1;
  if problem is not null then
    raise exception 'Row % is not a sector, an indicator, a value and a version.', problem
      using errcode = 'PT400', hint = 'Reload the page and import again.';
  end if;
  select r.number || ' has the value ' || left(r.cells ->> 2, 40) into problem
  from jsonb_array_elements(rows) with ordinality as r (cells, number)
  where case jsonb_typeof(r.cells -> 2)
    when 'number' then (r.cells -> 2)::numeric not between 0 and 1e300
      or (r.cells -> 2)::numeric > 0 and (r.cells -> 2)::numeric < 1e-300
    when 'null' then false
    else true end
  limit 1;
  if problem is not null then
    raise exception 'Row %.', problem
      using errcode = 'PT400', hint = 'A value is a finite number, 0 or more, or missing.';
  end if;

  create temporary table imported_rows on commit drop as
  select r.number, (r.cells ->> 0)::bigint as sector_id,
    keys[(r.cells ->> 1)::integer + 1] as indicator_key,
    (r.cells ->> 2)::double precision as value,
    case when r.cells ->> 2 is null then 'missing' else 'observed' end as status,
    (r.cells ->> 3)::integer as base
  from jsonb_array_elements(rows) with ordinality as r (cells, number);
  analyze pg_temp.imported_rows;

  select string_agg(d.number::text, ', ' order by d.number) into problem
  from (
    select r.number from pg_temp.imported_rows r
    left join public.sectors s on s.id = r.sector_id and s.municipality_id = town
    where s.id is null or r.indicator_key is null
    order by r.number limit 10
  ) d;
  if problem is not null then
    raise exception 'These rows name a sector or an indicator that is not known here: %.', problem
      using errcode = 'PT400', hint = 'Leave them out, or name sectors of the municipality.';
  end if;
  select string_agg(d.numbers, '; ') into problem
  from (
    select string_agg(r.number::text, ' = ' order by r.number) as numbers
    from pg_temp.imported_rows r
    group by r.sector_id, r.indicator_key having count(*) > 1 limit 10
  ) d;
  if problem is not null then
    raise exception 'These rows are of the same sector and indicator: %.', problem
      using errcode = 'PT400', hint = 'Decide for one of them.';
  end if;

  create temporary table imported_beside on commit drop as
  select r.*, o.id as observation_id, o.version as version, o.value as old_value,
    o.status as old_status, o.source as old_source
  from pg_temp.imported_rows r
  left join public.observations o on o.municipality_id = town and o.sector_id = r.sector_id
    and o.indicator_key = r.indicator_key and o.period is not distinct from covered;
  analyze pg_temp.imported_beside;

  select string_agg(s.map_label || ' ' || d.indicator_key, ', ') into problem
  from (
    select b.sector_id, b.indicator_key from pg_temp.imported_beside b
    where coalesce(b.version, 0) <> b.base
    order by b.number limit 10
  ) d
  join public.sectors s on s.id = d.sector_id;
  if problem is not null then
    raise exception 'These values were changed meanwhile: %.', problem
      using errcode = 'PT409', hint = 'Look at the preview again, then import.';
  end if;

  select coalesce(max(e.id), 0) into first_entry from public.audit_entries e;
  insert into public.observation_imports as i
    (municipality_id, id, source, period, file_name, entries_after, entries_to,
      added_count, changed_count, unchanged_count)
  select town, import, said_source, covered, sent ->> 'fileName', first_entry, first_entry,
    count(*) filter (where b.observation_id is null),
    count(*) filter (where b.observation_id is not null and c.differs),
    count(*) filter (where not c.differs)
  from pg_temp.imported_beside b
  cross join lateral (
    select (b.value, b.status, said_source) is distinct from
      (b.old_value, b.old_status, b.old_source) as differs
  ) c
  returning * into made;

  update public.observations o
  set value = b.value, status = b.status, source = said_source
  from pg_temp.imported_beside b
  where o.id = b.observation_id and o.version = b.base
    and (b.value, b.status, said_source) is distinct from (b.old_value, b.old_status, b.old_source);
  get diagnostics written = row_count;
  insert into public.observations
    (municipality_id, sector_id, indicator_key, status, value, period, source)
  select town, b.sector_id, b.indicator_key, b.status, b.value, covered, said_source
  from pg_temp.imported_beside b
  where b.observation_id is null
  order by b.number
  on conflict (municipality_id, sector_id, indicator_key, period) do nothing;
  get diagnostics expected = row_count;
  if written + expected <> made.added_count + made.changed_count then
    raise exception 'Some of these values were changed meanwhile.'
      using errcode = 'PT409', hint = 'Look at the preview again, then import.';
  end if;

  update public.observation_imports i
  set entries_to = (select max(e.id) from public.audit_entries e)
  where i.municipality_id = town and i.id = import;
  return private.import_as_json(made);
end
$$;

revoke execute on function public.import_observations(text) from public, anon, service_role;
grant execute on function public.import_observations(text) to authenticated;
