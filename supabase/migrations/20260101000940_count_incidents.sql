-- Counts of incidents by place and time.
--
-- query: { municipalityId, from, to, by: 'cell' | 'sector' | 'all',
--   side: metres of a cell, a multiple of 100 (default 100), indicators: [key] or null for all,
--   step: 'none' | 'year' | 'month' | 'week' | 'day' | 'hour' (default 'none'), sectorId,
--   hours: [0 to 23], weekdays: [1 (Monday) to 7], perIndicator: boolean,
--   synthetic: true or false for those alone, null for all }
-- answer: { total, synthetic: how many of them are, leftOut, from: 'cells' | 'incidents',
--   rows: [[column, row, sectorId, step, indicator, count]] }
-- What was not asked for is null in the rows. Column and row count cells of `side` metres from the
-- origin of EPSG:32616. A step is its first day; a step of 'hour' is the hour of the week, 0 to 167
-- from Monday midnight. leftOut: incidents that are not known precisely enough to be counted so.
-- Whole months and years without hours come from the roll-ups, anything else from the incidents.
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
  per_indicator constant boolean := coalesce(asked ->> 'perIndicator', 'false') = 'true';
  made_up constant text := asked ->> 'synthetic';
  period daterange;
  since timestamp;
  until timestamp;
  kinds text[];
  hours integer[];
  days integer[];
  sector bigint;
  side bigint;
  cells integer;
  by_year boolean;
  answer json;
begin
  perform private.require_role_in(town, 'police', 'admin');
  period := private.question_period(asked);
  since := lower(period);
  until := upper(period);
  kinds := private.question_texts(asked, 'indicators');
  sector := private.question_number(asked, 'sectorId');
  side := coalesce(private.question_number(asked, 'side'), 100);
  if division not in ('cell', 'sector', 'all')
     or pace not in ('none', 'year', 'month', 'week', 'day', 'hour')
     or coalesce(made_up, 'true') not in ('true', 'false')
     or exists (
       select from unnest(private.question_texts(asked, 'hours')) h where h !~ '^([01]?[0-9]|2[0-3])$')
     or exists (
       select from unnest(private.question_texts(asked, 'weekdays')) d where d !~ '^[1-7]$') then
    raise exception 'This cannot be counted so.'
      using errcode = 'PT400', hint = 'Count by cell, sector or all; see what the steps can be.';
  end if;
  if side not between 100 and 100000 or side % 100 <> 0 then
    raise exception 'A cell has a side of a multiple of 100 metres, and not of %.', side
      using errcode = 'PT400', hint = 'Give a side of 100, 200, 300 … metres.';
  end if;
  hours := private.question_texts(asked, 'hours')::integer[];
  days := private.question_texts(asked, 'weekdays')::integer[];
  cells := side / 100;

  if pace in ('none', 'year', 'month') and hours is null and days is null
     and since = date_trunc('month', since) and until = date_trunc('month', until) then
    by_year := pace <> 'month'
      and since = date_trunc('year', since) and until = date_trunc('year', until);
    with counted as (
      select case when division = 'cell' then c.cell_column / cells end as cell_column,
        case when division = 'cell' then c.cell_row / cells end as cell_row,
        case when division = 'sector' then c.sector_id end as sector_id,
        case when pace <> 'none' then date_trunc(pace, c.starts_on::timestamp)::date end as step,
        case when per_indicator then c.indicator_key end as indicator_key,
        sum(c.incident_count) as count,
        sum(c.incident_count) filter (where c.synthetic) as synthetic
      from public.incident_cells c
      where c.municipality_id = town
        and c.step = case when by_year then 'year' else 'month' end
        and c.starts_on >= lower(period) and c.starts_on < upper(period)
        and (kinds is null or c.indicator_key = any (kinds))
        and (sector is null or c.sector_id = sector)
        and (made_up is null or c.synthetic = made_up::boolean)
      group by 1, 2, 3, 4, 5
    )
    select json_build_object('total', coalesce(sum(n.count), 0),
      'synthetic', coalesce(sum(n.synthetic), 0), 'leftOut', 0, 'from', 'cells',
      'rows', coalesce(json_agg(json_build_array(n.cell_column, n.cell_row, n.sector_id, n.step,
        n.indicator_key, n.count)), '[]'))
    into answer from counted n;
    return answer;
  end if;

  with told as (
    select i.*, m.synthetic, i.occurred_at at time zone 'America/El_Salvador' as local_time
    from public.incidents i
    join public.incident_imports m on m.municipality_id = i.municipality_id and m.id = i.import_id
    where i.municipality_id = town
      -- A month of which only a part is meant has begun before.
      and i.occurred_at >= date_trunc('month', since) at time zone 'America/El_Salvador'
      and i.occurred_at < until at time zone 'America/El_Salvador'
      and (kinds is null or i.indicator_key = any (kinds))
      and (sector is null or i.sector_id = sector)
      and (made_up is null or m.synthetic = made_up::boolean)
  ), judged as (
    select t.*,
      case t.occurred_precision
        when 'month' then days is null and hours is null and pace in ('none', 'year', 'month')
          and t.local_time >= since and t.local_time + interval '1 month' <= until
        when 'day' then hours is null and pace <> 'hour'
        else true
      end as known
    from told t
    where (t.occurred_precision = 'month' or t.local_time >= since)
      and (days is null or t.occurred_precision = 'month'
        or extract(isodow from t.local_time)::integer = any (days))
      and (hours is null or t.occurred_precision <> 'minute'
        or extract(hour from t.local_time)::integer = any (hours))
  ), counted as (
    select j.known, case when division = 'cell' then j.cell_column / cells end as cell_column,
      case when division = 'cell' then j.cell_row / cells end as cell_row,
      case when division = 'sector' then j.sector_id end as sector_id,
      case
        when pace = 'none' then null
        when pace = 'hour' then to_json(
          24 * (extract(isodow from j.local_time)::integer - 1)
            + extract(hour from j.local_time)::integer)
        else to_json(date_trunc(pace, j.local_time)::date)
      end::text as step,
      case when per_indicator then j.indicator_key end as indicator_key,
      count(*) as count, count(*) filter (where j.synthetic) as synthetic
    from judged j
    group by 1, 2, 3, 4, 5, 6
  )
  select json_build_object('total', coalesce(sum(n.count) filter (where n.known), 0),
    'synthetic', coalesce(sum(n.synthetic) filter (where n.known), 0),
    'leftOut', coalesce(sum(n.count) filter (where not n.known), 0), 'from', 'incidents',
    'rows', coalesce(json_agg(json_build_array(n.cell_column, n.cell_row, n.sector_id,
      n.step::json, n.indicator_key, n.count)) filter (where n.known), '[]'))
  into answer from counted n;
  return answer;
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
  period := private.question_period(asked);
  kinds := private.question_texts(asked, 'indicators');
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
      from public.incident_cells c
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
  public.incident_rollup(text), public.incident_totals(text)
from public, anon, service_role;
grant execute on function
  public.incident_rollup(text), public.incident_totals(text)
to authenticated;
