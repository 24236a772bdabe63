-- Counts of incidents by place and time.
--
-- query: { municipalityId, from, to, by: 'cell' | 'sector' | 'all',
--   kind: 'square' | 'hexagonal' (default 'square'), size: whole metres from the centre of a cell to
--   that of the next (default 100), cells: [[column, row]] for those alone, at most 500,
--   indicators: [key] or null for all, sectorId,
--   step: 'none' | 'year' | 'month' | 'week' | 'day' | 'hour' (default 'none'),
--   hours: [0 to 23], weekdays: [1 (Monday) to 7], perIndicator: boolean,
--   synthetic: true or false for those alone, null for all }
-- answer: { total, synthetic: how many of them are, leftOut, from: 'cells' | 'incidents',
--   rows: [[column, row, sectorId, step, indicator, count]] }
-- What was not asked for is null in the rows. Columns and rows count cells from the origin of
-- EPSG:32616. Hexagons have a corner to the north and odd rows half a width to the east. A step is
-- its first day; a step of 'hour' is the hour of the week, 0 to 167 from Monday midnight. leftOut:
-- incidents that are not known precisely enough to be counted so.
-- Whole months and years of squares of a multiple of 100 metres, without hours, come from the
-- roll-ups, anything else from the incidents.
create function public.incident_rollup(query text)
returns json
language plpgsql security definer
set search_path = ''
as $$
declare
  asked constant jsonb := query::jsonb;
  town constant text := asked ->> 'municipalityId';
  division constant text := coalesce(asked ->> 'by', 'all');
  pace constant text := coalesce(asked ->> 'step', 'none');
  kind constant text := coalesce(asked ->> 'kind', 'square');
  per_indicator constant boolean := coalesce(asked ->> 'perIndicator', 'false') = 'true';
  made_up constant text := asked ->> 'synthetic';
  period daterange;
  since timestamp;
  until timestamp;
  kinds text[];
  hours integer[];
  days integer[];
  sector bigint;
  size bigint;
  side integer;
  only_cells boolean;
  addressed boolean;
  columns integer[];
  rows integer[];
  by_year boolean;
  answer json;
begin
  perform private.require_role_in(town, 'police', 'admin');
  period := private.question_period(asked);
  since := lower(period);
  until := upper(period);
  kinds := private.question_texts(asked, 'indicators', 500);
  hours := private.question_numbers(asked, 'hours', 0, 23);
  days := private.question_numbers(asked, 'weekdays', 1, 7);
  sector := private.question_number(asked, 'sectorId');
  size := coalesce(private.question_number(asked, 'size'), 100);
  only_cells := coalesce(jsonb_typeof(asked -> 'cells'), 'null') <> 'null';
  if division not in ('cell', 'sector', 'all')
     or pace not in ('none', 'year', 'month', 'week', 'day', 'hour')
     or kind not in ('square', 'hexagonal')
     or coalesce(made_up, 'true') not in ('true', 'false') then
    raise exception 'This cannot be counted so.'
      using errcode = 'PT400', hint = 'Count by cell, sector or all; see what the steps can be.';
  end if;
  if size not between 100 and 100000 then
    raise exception 'A cell has a size of 100 to 100,000 metres, and not of %.', size
      using errcode = 'PT400', hint = 'Give a size of at least 100 metres.';
  end if;
  if only_cells then
    select array_agg(split_part(c.said, ',', 1)::integer), array_agg(split_part(c.said, ',', 2)::integer)
    into columns, rows
    from (
      select (regexp_match(t, '^\[(-?[0-9]{1,7}, -?[0-9]{1,7})\]$'))[1] as said
      from unnest(private.question_texts(asked, 'cells', 500)) as t
    ) c;
    if array_position(columns, null) is not null then
      raise exception 'A cell is not a column and a row.'
        using errcode = 'PT400', hint = 'Give cells as [[column, row]], at most 500.';
    end if;
  end if;

  if kind = 'square' and size % 100 = 0
     and pace in ('none', 'year', 'month') and hours is null and days is null
     and since = date_trunc('month', since) and until = date_trunc('month', until) then
    side := size / 100;
    by_year := pace <> 'month'
      and since = date_trunc('year', since) and until = date_trunc('year', until);
    with counted as (
      select case when division = 'cell' then c.cell_column / side end as cell_column,
        case when division = 'cell' then c.cell_row / side end as cell_row,
        case when division = 'sector' then c.sector_id end as sector_id,
        case when pace <> 'none' then date_trunc(pace, c.starts_on::timestamp)::date end as step,
        case when per_indicator then c.indicator_key end as indicator_key,
        sum(c.incident_count) as count,
        sum(c.incident_count) filter (where c.synthetic) as synthetic
      from private.incident_cells c
      where c.municipality_id = town
        and c.step = case when by_year then 'year' else 'month' end
        and c.starts_on >= lower(period) and c.starts_on < upper(period)
        and (kinds is null or c.indicator_key = any (kinds))
        and (sector is null or c.sector_id = sector)
        and (made_up is null or c.synthetic = made_up::boolean)
        and (not only_cells or (c.cell_column / side, c.cell_row / side) in (
          select * from unnest(columns, rows)))
      group by 1, 2, 3, 4, 5
    )
    select json_build_object('total', coalesce(sum(n.count), 0),
      'synthetic', coalesce(sum(n.synthetic), 0), 'leftOut', 0, 'from', 'cells',
      'rows', coalesce(json_agg(json_build_array(n.cell_column, n.cell_row, n.sector_id, n.step,
        n.indicator_key, n.count)), '[]'))
    into answer from counted n;
    return answer;
  end if;

  addressed := division = 'cell' or only_cells;
  -- Only what is needed is computed for each incident, so the statement is put together from these
  -- expressions; nothing of the question gets into its text.
  execute format(
    $statement$
    with judged as (
      select %1$s m.synthetic,
        case i.occurred_precision
          when 'minute' then true
          when 'day' then $8 is null and $12 <> 'hour'
          else $7 is null and $8 is null and $12 in ('none', 'year', 'month')
            and i.occurred_at >= $2
            and i.occurred_at at time zone 'America/El_Salvador' + interval '1 month'
              <= $3 at time zone 'America/El_Salvador'
        end as known
      from private.incidents i
      join public.incident_imports m on m.municipality_id = i.municipality_id and m.id = i.import_id
      %3$s
      where i.municipality_id = $1 and m.completed_at is not null
        -- A month of which only a part is meant has begun before.
        and i.occurred_at >=
          date_trunc('month', $2 at time zone 'America/El_Salvador') at time zone 'America/El_Salvador'
        and i.occurred_at < $3
        and (i.occurred_at >= $2 or i.occurred_precision = 'month')
        and ($4 is null or i.indicator_key = any ($4))
        and ($5 is null or i.sector_id = $5)
        and ($6 is null or m.synthetic = $6)
        and ($7 is null or i.occurred_precision = 'month'
          or extract(isodow from i.occurred_at at time zone 'America/El_Salvador')::integer = any ($7))
        and ($8 is null or i.occurred_precision <> 'minute'
          or extract(hour from i.occurred_at at time zone 'America/El_Salvador')::integer = any ($8))
        and %4$s
    ), counted as (
      select %2$s known, count(*) as count, count(*) filter (where synthetic) as synthetic
      from judged
      group by %2$s known
    )
    select json_build_object('total', coalesce(sum(n.count) filter (where n.known), 0),
      'synthetic', coalesce(sum(n.synthetic) filter (where n.known), 0),
      'leftOut', coalesce(sum(n.count) filter (where not n.known), 0), 'from', 'incidents',
      'rows', coalesce(json_agg(json_build_array(%5$s, n.count)) filter (where n.known), '[]'))
    from counted n
    $statement$,
    concat(
      case division when 'cell' then 'a.cell_column, a.cell_row, ' when 'sector' then 'i.sector_id, ' end,
      case pace
        when 'none' then ''
        when 'hour' then $step$24 * (
          extract(isodow from i.occurred_at at time zone 'America/El_Salvador')::integer - 1)
          + extract(hour from i.occurred_at at time zone 'America/El_Salvador')::integer as step, $step$
        else $step$date_trunc($12, i.occurred_at at time zone 'America/El_Salvador')::date as step, $step$
      end,
      case when per_indicator then 'i.indicator_key, ' end),
    -- Grouping by what is null for all takes half of the time.
    concat(
      case division when 'cell' then 'cell_column, cell_row, ' when 'sector' then 'sector_id, ' end,
      case when pace <> 'none' then 'step, ' end,
      case when per_indicator then 'indicator_key, ' end),
    case
      when not addressed then ''
      when kind = 'square' then
        'cross join lateral (select floor(i.easting / $11)::integer as cell_column,
           floor(i.northing / $11)::integer as cell_row) a'
      -- Three families of lines cut each hexagon into six triangles; two of them tell the cell (C.
      -- Chambers, Hexagonal coordinates, 2013). Written out, for subqueries that name its parts
      -- would run for each incident. Its oblique column is made straight when all of it is counted.
      else
        'cross join lateral (
           select floor((floor(2 * (i.easting / $14) + 1)
               + floor(i.easting / $14 + i.northing / $13 + 1)) / 3)::integer as cell_column,
             floor((floor(i.easting / $14 + i.northing / $13 + 1)
               + floor(i.northing / $13 - i.easting / $14 + 1)) / 3)::integer as cell_row) a'
    end,
    case when only_cells
      then '(a.cell_column, a.cell_row) in (select * from unnest($9, $10))' else 'true' end,
    concat_ws(', ',
      case
        when division <> 'cell' then 'null, null'
        when kind = 'square' then 'n.cell_column, n.cell_row'
        else 'n.cell_column - (n.cell_row + (n.cell_row & 1)) / 2, n.cell_row'
      end,
      case when division = 'sector' then 'n.sector_id' else 'null' end,
      case when pace <> 'none' then 'n.step' else 'null' end,
      case when per_indicator then 'n.indicator_key' else 'null' end))
  into answer
  using town, since at time zone 'America/El_Salvador', until at time zone 'America/El_Salvador',
    kinds, sector, made_up::boolean, days, hours,
    case when kind = 'square' then columns
      else array(select c.cell_column + (c.cell_row + (c.cell_row & 1)) / 2
        from unnest(columns, rows) with ordinality as c (cell_column, cell_row, place)
        order by c.place) end,
    rows, size, pace,
    -- The edge of a hexagon that is so wide, and its width as it follows from the edge.
    size / sqrt(3::float8), size / sqrt(3::float8) * sqrt(3::float8);
  return answer;
end
$$;

-- From the first to the last month of which there are incidents, and how many there are in all;
-- null where there are none. answer: { from, to (first day of the month after), total, synthetic }
create function public.incident_extent(municipality text)
returns json
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.require_role_in(municipality, 'police', 'admin');
  return (
    select json_build_object('from', e.first, 'to', (e.last + interval '1 month')::date,
      'total', n.total, 'synthetic', n.synthetic)
    from (
      select min(c.starts_on) as first, max(c.starts_on) as last
      from private.incident_cells c
      where c.municipality_id = municipality and c.step = 'month'
    ) e
    cross join (
      -- They leave by undoing their import alone.
      select coalesce(sum(m.added_count), 0) as total,
        coalesce(sum(m.added_count) filter (where m.synthetic), 0) as synthetic
      from public.incident_imports m
      where m.municipality_id = municipality
        and m.completed_at is not null and m.undone_at is null
    ) n
    where e.first is not null
  );
end
$$;

-- Totals of sectors by month, for planners: to be looked at, and brought in as observations by
-- `import_observations` where a person decides so. No place finer than a sector, no time finer than
-- a month.
--
-- query: { municipalityId, from, to (first days of months), indicators: [key] or null for all,
--   synthetic: true or false for those alone, null for all }
-- answer: { total, synthetic: how many of them are, rows: [[sectorId, month, indicator, count]] };
--   sectorId is null for those in none. A sector and month without incidents has no row.
create function public.incident_totals(query text)
returns json
language plpgsql security definer
set search_path = ''
as $$
declare
  asked constant jsonb := query::jsonb;
  town constant text := asked ->> 'municipalityId';
  made_up constant text := asked ->> 'synthetic';
  period daterange;
  kinds text[];
begin
  perform private.require_role_in(town, 'planner', 'police', 'admin');
  perform private.require_confirmed_sectors(town);
  period := private.question_period(asked);
  kinds := private.question_texts(asked, 'indicators', 500);
  if lower(period) <> date_trunc('month', lower(period)::timestamp)
     or upper(period) <> date_trunc('month', upper(period)::timestamp)
     or coalesce(made_up, 'true') not in ('true', 'false') then
    raise exception 'Totals are of whole months.'
      using errcode = 'PT400', hint = 'Give from and to as first days of months.';
  end if;
  return (
    select json_build_object('total', coalesce(sum(n.count), 0),
      'synthetic', coalesce(sum(n.synthetic), 0),
      'rows', coalesce(json_agg(json_build_array(n.sector_id, n.starts_on, n.indicator_key, n.count)
        order by n.sector_id, n.starts_on, n.indicator_key), '[]'))
    from (
      select c.sector_id, c.starts_on, c.indicator_key, sum(c.incident_count) as count,
        sum(c.incident_count) filter (where c.synthetic) as synthetic
      from private.incident_cells c
      where c.municipality_id = town and c.step = 'month'
        and c.starts_on >= lower(period) and c.starts_on < upper(period)
        and (kinds is null or c.indicator_key = any (kinds))
        and (made_up is null or c.synthetic = made_up::boolean)
      group by 1, 2, 3
    ) n
  );
end
$$;

revoke execute on function
  public.incident_rollup(text), public.incident_extent(text), public.incident_totals(text)
from public, anon, service_role;
grant execute on function
  public.incident_rollup(text), public.incident_extent(text), public.incident_totals(text)
to authenticated;
