-- Reads the rows of an import of incidents, and refuses those that are wrong by their numbers.

-- Refuses an import with the numbers of its rows, counted from 1; nothing where there are none.
create function private.refuse_rows(numbers bigint[], message text, advice text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if numbers <> '{}' then
    raise exception '%: %.', message,
      array_to_string(numbers[:10], ', ')
        || case when cardinality(numbers) > 10 then ' …' else '' end
      using errcode = 'PT400', hint = advice,
        detail = json_build_object('rows', numbers[:1000], 'count', cardinality(numbers))::text;
  end if;
end
$$;
revoke execute on function private.refuse_rows(bigint[], text, text) from public;

-- Whether a text is an instant that the calendar has.
create function private.is_instant(said text)
returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  perform said::timestamptz;
  return true;
exception when data_exception then
  return false;
end
$$;
revoke execute on function private.is_instant(text) from public;

-- The two below compare an import with many incidents before anybody has counted them. The planner,
-- who takes them for a handful, would compare each with each.

-- The numbers of the rows of a part whose ids came in an earlier part.
create function private.rows_of_earlier_parts(town text, import uuid, before bigint)
returns bigint[]
language plpgsql
set search_path = ''
set enable_nestloop = off
as $$
begin
  return array(
    select before + r.number from pg_temp.imported_incidents r
    where exists (
      select from private.incidents i
      where i.municipality_id = town and i.import_id = import and i.id = r.id)
    order by r.number);
end
$$;

-- Takes out of an import what the municipality has already, and says how many that were.
create function private.drop_known_incidents(town text, import uuid)
returns integer
language plpgsql
set search_path = ''
set enable_nestloop = off
as $$
declare
  dropped integer;
begin
  delete from private.incidents i
  where i.municipality_id = town and i.import_id = import
    and exists (
      select from private.incidents o
      join public.incident_imports m on m.municipality_id = o.municipality_id and m.id = o.import_id
      where o.municipality_id = town and o.id = i.id and m.completed_at is not null);
  get diagnostics dropped = row_count;
  return dropped;
end
$$;
revoke execute on function
  private.rows_of_earlier_parts(text, uuid, bigint), private.drop_known_incidents(text, uuid)
from public;

-- Reads the rows of a request, refuses those that are wrong, and keeps them under the import.
-- before: how many rows of the table stand before these
create function private.bring_incidents_in(
  town text, import uuid, keys text[], rows jsonb, before bigint)
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform private.refuse_rows(
    array(
      select before + r.number
      from jsonb_array_elements(rows) with ordinality as r (cells, number)
      where case when jsonb_typeof(r.cells) <> 'array' then true
        else jsonb_array_length(r.cells) <> 6
          or coalesce(r.cells ->> 0, '') !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
          or coalesce(r.cells ->> 1, '') !~ '^[0-9]{1,4}$'
          or coalesce(r.cells ->> 2, '') !~
            '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})$'
          or coalesce(r.cells ->> 3, '') not in ('minute', 'day', 'month')
          or jsonb_typeof(r.cells -> 4) <> 'number' or jsonb_typeof(r.cells -> 5) <> 'number' end
      order by r.number),
    'These rows are not an id, an indicator, a time, its precision and a place',
    'Reload the page and import again.');
  perform private.refuse_rows(
    array(
      select before + r.number
      from jsonb_array_elements(rows) with ordinality as r (cells, number)
      where (r.cells -> 4)::numeric not between -92 and -86
        or (r.cells -> 5)::numeric not between 11 and 16
      order by r.number),
    'These rows have no place in El Salvador',
    'Give coordinates as longitude, latitude in degrees (WGS84).');

  begin
    create temporary table imported_incidents on commit drop as
    select r.number, (r.cells ->> 0)::uuid as id, keys[(r.cells ->> 1)::integer + 1] as indicator_key,
      date_trunc(r.cells ->> 3, (r.cells ->> 2)::timestamptz at time zone 'America/El_Salvador')
        at time zone 'America/El_Salvador' as occurred_at,
      r.cells ->> 3 as occurred_precision,
      extensions.st_setsrid(
        extensions.st_makepoint((r.cells ->> 4)::float8, (r.cells ->> 5)::float8), 4326) as location
    from jsonb_array_elements(rows) with ordinality as r (cells, number);
  exception when data_exception then
    perform private.refuse_rows(
      array(
        select before + r.number
        from jsonb_array_elements(rows) with ordinality as r (cells, number)
        where not private.is_instant(r.cells ->> 2)
        order by r.number),
      'These rows have a day or a time that no calendar has', 'Correct them, or leave them out.');
    raise;
  end;
  analyze pg_temp.imported_incidents;

  perform private.refuse_rows(
    array(select before + r.number from pg_temp.imported_incidents r
      where r.indicator_key is null order by r.number),
    'These rows name an indicator that is not listed', 'Reload the page and import again.');
  perform private.refuse_rows(
    array(select before + r.number from pg_temp.imported_incidents r
      where r.occurred_at > clock_timestamp() order by r.number),
    'These rows are in the future', 'Look at how their dates are read, or leave them out.');
  perform private.refuse_rows(
    array(select before + r.number from pg_temp.imported_incidents r
      where r.occurred_at at time zone 'America/El_Salvador' < timestamp '1900-01-01'
      order by r.number),
    'These rows are from before 1900', 'Look at how their dates are read, or leave them out.');
  perform private.refuse_rows(
    array(
      select before + r.number from pg_temp.imported_incidents r
      where r.id in (
        select d.id from pg_temp.imported_incidents d group by d.id having count(*) > 1)
      order by r.number),
    'These rows have the id of another', 'Decide for one of them.');
  perform private.refuse_rows(private.rows_of_earlier_parts(town, import, before),
    'These rows have the id of another', 'Decide for one of them.');
  -- The sectors outside and the places inside, by an index: the fastest for few and for many.
  create index on pg_temp.imported_incidents using gist (location);
  create temporary table assigned_incidents on commit drop as
  select r.number, min(s.id) as sector_id
  from public.sectors s
  cross join lateral (
    select p.number from pg_temp.imported_incidents p
    where p.location operator(extensions.&&) s.geometry
      and extensions.st_intersects(s.geometry, p.location)
    offset 0
  ) r
  where s.municipality_id = town
  group by r.number;
  analyze pg_temp.assigned_incidents;
  -- Outlines are generalised, so a place in one of the sectors is in the municipality too.
  -- st_disjoint, for the embedded engine fails to guess how many pairs st_intersects will find
  -- ("invalid function selectivity").
  perform private.refuse_rows(
    array(
      select before + r.number
      from public.municipalities m
      cross join (
        select p.number, p.location from pg_temp.imported_incidents p
        where not exists (select from pg_temp.assigned_incidents a where a.number = p.number)
        offset 0
      ) r
      where m.id = town and m.outline is not null
        and extensions.st_disjoint(m.outline, r.location)
      order by r.number),
    'These rows lie outside the municipality',
    'Look at how their coordinates are read, or leave them out.');

  insert into private.incidents
    (municipality_id, id, indicator_key, occurred_at, occurred_precision, location, sector_id,
      easting, northing, cell_column, cell_row, import_id)
  select town, r.id, r.indicator_key, r.occurred_at, r.occurred_precision, r.location, a.sector_id,
    extensions.st_x(t.place), extensions.st_y(t.place), floor(extensions.st_x(t.place) / 100),
    floor(extensions.st_y(t.place) / 100), import
  from pg_temp.imported_incidents r
  cross join lateral (select extensions.st_transform(r.location, 32616) as place offset 0) t
  left join pg_temp.assigned_incidents a on a.number = r.number;
  drop table pg_temp.imported_incidents, pg_temp.assigned_incidents;
end
$$;
revoke execute on function
  private.bring_incidents_in(text, uuid, text[], jsonb, bigint)
from public;
