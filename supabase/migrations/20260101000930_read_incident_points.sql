-- How incidents are read. Each function asks for the role before anything else, and takes one
-- question as JSON text. Days are those of calendars in El Salvador; `from` is the first, `to` the
-- first that is no longer meant. A sector of another municipality is answered as one that does not
-- exist: with nothing.

create function private.question_period(question jsonb)
returns daterange
language plpgsql stable
set search_path = ''
as $$
declare
  period daterange;
begin
  begin
    period := daterange((question ->> 'from')::date, (question ->> 'to')::date);
  exception when data_exception then
    period := null;
  end;
  -- Farther years than anything can have happened in would overflow in the arithmetic on them.
  if period is null or isempty(period) or not period <@ daterange('1900-01-01', '2200-01-01') then
    raise exception 'A question needs a period of days from 1900 to 2200.'
      using errcode = 'PT400', hint = 'Give from and to as 2015-01-01; to is not included.';
  end if;
  return period;
end
$$;

-- A list of the question as an array of at most so many; null where it is not given. No key or cell
-- is as long as what is refused here, and the record of a read keeps it for ever.
create function private.question_texts(question jsonb, name text, most integer)
returns text[]
language plpgsql immutable
set search_path = ''
as $$
begin
  if coalesce(jsonb_typeof(question -> name), 'null') = 'null' then
    return null;
  end if;
  if jsonb_typeof(question -> name) <> 'array' or jsonb_array_length(question -> name) > most then
    raise exception '% is not a list of at most %.', name, most
      using errcode = 'PT400', hint = 'Give a list, or leave it out.';
  end if;
  if exists (
    select from jsonb_array_elements_text(question -> name) as t (said)
    where char_length(t.said) > 100
  ) then
    raise exception '% has a text of more than 100 characters.', name
      using errcode = 'PT400', hint = 'Give a list of keys, or leave it out.';
  end if;
  return array(select jsonb_array_elements_text(question -> name));
end
$$;

-- Numbers of the question in a range of at most two digits; null where they are not given.
create function private.question_numbers(question jsonb, name text, lowest integer, highest integer)
returns integer[]
language plpgsql immutable
set search_path = ''
as $$
declare
  texts constant text[] := private.question_texts(question, name, highest - lowest + 1);
begin
  if exists (
    select from unnest(texts) as t (said)
    where case when t.said ~ '^[0-9]{1,2}$' then t.said::integer not between lowest and highest
      else true end
  ) then
    raise exception '% are whole numbers from % to %.', name, lowest, highest
      using errcode = 'PT400', hint = 'Give such numbers, or leave them out.';
  end if;
  return texts::integer[];
end
$$;

-- A whole number of the question; null where it is not given.
create function private.question_number(question jsonb, name text)
returns bigint
language plpgsql immutable
set search_path = ''
as $$
begin
  if question ->> name !~ '^[0-9]{1,15}$' then
    raise exception '% is not a whole number.', name
      using errcode = 'PT400', hint = 'Give a whole number, or leave it out.';
  end if;
  return (question ->> name)::bigint;
end
$$;

-- The points of an area and a period, the latest first, and a record of having read them.
--
-- query: { municipalityId, from, to, bounds: [west, south, east, north] in degrees, sectorId,
--   indicators: [key] or null for all, hours: [0 to 23], weekdays:
--   [1 (Monday) to 7], limit: at most 200000, default 5000 }
-- answer: { total, indicators: [key], rows: [[id, place in indicators, occurredAt (UTC), precision,
--   longitude, latitude, sectorId, synthetic]] }; total is how many there are without the limit.
create function public.incident_points(query text)
returns json
language plpgsql security definer
set search_path = ''
as $$
declare
  asked constant jsonb := query::jsonb;
  town constant text := asked ->> 'municipalityId';
  period daterange;
  since timestamptz;
  until timestamptz;
  kinds text[];
  hours integer[];
  days integer[];
  sector bigint;
  most integer;
  box extensions.geometry;
  area jsonb := '{}';
  total integer;
  keys text[];
  found json;
  returned integer;
begin
  perform private.require_role_in(town, 'police', 'admin');
  period := private.question_period(asked);
  since := lower(period)::timestamp at time zone 'America/El_Salvador';
  until := upper(period)::timestamp at time zone 'America/El_Salvador';
  kinds := private.question_texts(asked, 'indicators', 500);
  hours := private.question_numbers(asked, 'hours', 0, 23);
  days := private.question_numbers(asked, 'weekdays', 1, 7);
  sector := private.question_number(asked, 'sectorId');
  most := least(coalesce(private.question_number(asked, 'limit'), 5000), 200000);
  if coalesce(jsonb_typeof(asked -> 'bounds'), 'null') <> 'null' then
    if jsonb_typeof(asked -> 'bounds') <> 'array'
       or (select count(*) filter (where case when jsonb_typeof(b) = 'number'
             then b::numeric between -180 and 180 end) <> 4 or count(*) <> 4
           from jsonb_array_elements(asked -> 'bounds') as b) then
      raise exception 'The bounds are not west, south, east and north in degrees.'
        using errcode = 'PT400', hint = 'Give four numbers, or leave them out.';
    end if;
    box := extensions.st_makeenvelope((asked -> 'bounds' ->> 0)::float8,
      (asked -> 'bounds' ->> 1)::float8, (asked -> 'bounds' ->> 2)::float8,
      (asked -> 'bounds' ->> 3)::float8, 4326);
    -- As they were understood: a number as it was sent can have thousands of digits.
    area := jsonb_build_object('bounds', array(
      select b::float8 from jsonb_array_elements_text(asked -> 'bounds') as b));
  end if;
  if sector is not null then
    area := area || jsonb_build_object('sectorId', sector);
  end if;

  with matched as materialized (
    select i.id, i.indicator_key, i.occurred_at, i.occurred_precision, i.location, i.sector_id,
      m.synthetic
    from private.incidents i
    join public.incident_imports m on m.municipality_id = i.municipality_id and m.id = i.import_id
    cross join lateral (
      select i.occurred_at at time zone 'America/El_Salvador' as local_time) l
    where m.completed_at is not null
      and i.municipality_id = town and i.occurred_at >= since and i.occurred_at < until
      and (kinds is null or i.indicator_key = any (kinds))
      and (sector is null or i.sector_id = sector)
      and (box is null or i.location operator(extensions.&&) box)
      -- As counts do, without those that are not known precisely enough.
      and (i.occurred_precision <> 'month' or l.local_time + interval '1 month' <= upper(period))
      and (days is null or i.occurred_precision <> 'month'
        and extract(isodow from l.local_time)::integer = any (days))
      and (hours is null or i.occurred_precision = 'minute'
        and extract(hour from l.local_time)::integer = any (hours))
  ), known as materialized (
    select array_agg(distinct k.indicator_key order by k.indicator_key) as keys, count(*) as total
    from matched k
  ), latest as (
    select * from matched k order by k.occurred_at desc, k.id limit most
  )
  select k.total, coalesce(k.keys, '{}'), coalesce(r.rows, '[]'), r.count
  into total, keys, found, returned
  from known k
  cross join lateral (
    select count(*) as count, json_agg(json_build_array(
      l.id, array_position(k.keys, l.indicator_key) - 1,
      to_char(l.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"'), l.occurred_precision,
      extensions.st_x(l.location), extensions.st_y(l.location), l.sector_id, l.synthetic)
      order by l.occurred_at desc, l.id) as rows
    from latest l
  ) r;

  insert into public.incident_accesses
    (municipality_id, area, period, indicators, hours, weekdays, matched_count, returned_count)
  values (town, area, period, kinds, hours, days, total, returned);
  return json_build_object('total', total, 'indicators', keys, 'rows', found);
end
$$;

revoke execute on function
  private.question_period(jsonb), private.question_texts(jsonb, text, integer),
  private.question_numbers(jsonb, text, integer, integer),
  private.question_number(jsonb, text)
from public;
revoke execute on function public.incident_points(text) from public, anon, service_role;
grant execute on function public.incident_points(text) to authenticated;
