-- What readers know of what editions hide. Nothing is solved here: figures are read as a reader does,
-- who has all editions, and what they say of the numbers that none of them shows is written down as
-- sums. The same meaning as publicKnowledge in src/domain/disclosure.

-- All figures of some editions. What is the same number has the same `number`.
--
-- editions: [{ edition, figures }], the new one last. There, a hidden cell or total carries its value as
-- `truth`; a reader does not know it, and the worlds are not measured by it.
-- Leaves the tables disclosed_cells, disclosed_totals and disclosed_parts, the cells of totals;
-- disclosed_figures, all cells and totals; disclosed_known, the numbers that some edition shows; and
-- disclosed_unknowns, those that none does.
create function private.read_disclosed(editions jsonb)
returns void
language plpgsql
set search_path = ''
-- Nothing is known of how many figures there are, and loops within loops would take for ever.
set enable_nestloop = off
set jit = off
as $$
begin
  create temporary table disclosed_indicators on commit drop as
  select e.place as nth, i.key, coalesce(i."isDuplicateOf", i.key) as original,
    i."suppressBelow" as threshold
  from jsonb_array_elements(editions) with ordinality as e (edition, place)
  cross join lateral jsonb_to_recordset(e.edition #> '{figures,indicators}') as i
    (key text, "suppressBelow" integer, "isDuplicateOf" text)
  where jsonb_typeof(e.edition -> 'figures') = 'object';
  analyze pg_temp.disclosed_indicators;

  create temporary table disclosed_cells on commit drop as
  -- Apart, so that what is sorted below holds no whole edition beside each of its cells.
  with listed as materialized (
    select e.place as nth, (e.edition ->> 'edition')::integer as edition, c.*
    from jsonb_array_elements(editions) with ordinality as e (edition, place)
    cross join lateral jsonb_to_recordset(e.edition #> '{figures,cells}') as c
      (sector text, indicator text, period text, source text, value jsonb, truth numeric)
    where jsonb_typeof(e.edition -> 'figures') = 'object'
  )
  select row_number() over () as id, c.nth, c.edition, c.sector, c.indicator,
    c.value <> '"hidden"' as is_shown,
    case when c.value <> '"hidden"' then c.value::text::numeric end as value, c.truth, i.threshold,
    dense_rank() over (order by c.sector, i.original, c.period, c.source) as number
  from listed c
  join pg_temp.disclosed_indicators i on i.nth = c.nth and i.key = c.indicator
  -- A cell without a value is no figure.
  where c.value is not null;
  analyze pg_temp.disclosed_cells;

  create temporary table disclosed_totals on commit drop as
  select row_number() over () as id, e.place as nth, (e.edition ->> 'edition')::integer as edition,
    t.place - 1 as position, t.total -> 'sectors' as sectors, t.total -> 'indicators' as indicators,
    t.total -> 'value' <> '"hidden"' as is_shown,
    case when t.total -> 'value' <> '"hidden"' then (t.total ->> 'value')::numeric end as value,
    (t.total ->> 'truth')::numeric as truth
  from jsonb_array_elements(editions) with ordinality as e (edition, place)
  cross join lateral jsonb_array_elements(e.edition #> '{figures,totals}')
    with ordinality as t (total, place)
  where jsonb_typeof(e.edition -> 'figures') = 'object';
  analyze pg_temp.disclosed_totals;
  create temporary table disclosed_parts on commit drop as
  select t.id as total_id, c.id as cell_id, c.number
  from pg_temp.disclosed_totals t
  cross join lateral jsonb_array_elements_text(t.sectors) as s (sector)
  cross join lateral jsonb_array_elements_text(t.indicators) as i (indicator)
  join pg_temp.disclosed_cells c
    on c.nth = t.nth and c.sector = s.sector and c.indicator = i.indicator;
  analyze pg_temp.disclosed_parts;

  create temporary table disclosed_figures on commit drop as
  with added as (
    select p.total_id, array_agg(p.number order by p.number) as numbers
    from pg_temp.disclosed_parts p group by p.total_id
  ), strict as (
    select t.id, max(i.threshold) as threshold
    from pg_temp.disclosed_totals t
    join pg_temp.disclosed_indicators i on i.nth = t.nth and t.indicators ? i.key
    group by t.id
  )
  select c.id, c.nth, jsonb_build_array(c.edition, c.sector, c.indicator) as place, 0 as position,
    c.number, c.is_shown, c.value, c.truth, c.threshold
  from pg_temp.disclosed_cells c
  union all
  -- A total of one cell is that cell; totals of the same cells are the same number.
  select -t.id, t.nth, jsonb_build_array(t.edition, t.position), t.position + 1,
    case when cardinality(a.numbers) = 1 then a.numbers[1]
      else coalesce(most.number, 0) + dense_rank() over (order by coalesce(a.numbers, '{}')) end,
    t.is_shown, t.value, t.truth, s.threshold
  from pg_temp.disclosed_totals t
  join strict s on s.id = t.id
  left join added a on a.total_id = t.id
  cross join (select max(c.number) as number from pg_temp.disclosed_cells c) most;
  analyze pg_temp.disclosed_figures;

  -- Shown anywhere, a number is known; where editions differ, the last one counts for the others.
  create temporary table disclosed_known on commit drop as
  select distinct on (f.number) f.number, f.value
  from pg_temp.disclosed_figures f
  where f.is_shown
  order by f.number, f.nth desc, f.position desc;
  analyze pg_temp.disclosed_known;
  create temporary table disclosed_unknowns on commit drop as
  select f.number, max(f.threshold) as threshold, max(f.truth) as truth
  from pg_temp.disclosed_figures f
  where f.number not in (select k.number from pg_temp.disclosed_known k)
  group by f.number;
  analyze pg_temp.disclosed_unknowns;
end
$$;

-- What these editions say of the unknowns of read_disclosed, in the table disclosed_statements: the
-- coefficients times the unknowns (`numbers`, in order) and `known` add up to 0, or where it is not
-- exact to 0 or more. What several editions say stands there once.
create function private.read_statements(editions jsonb)
returns void
language plpgsql
set search_path = ''
set enable_nestloop = off
set jit = off
as $$
begin
  create temporary table disclosed_statements on commit drop as
  with parts as (
    -- A total is the sum of its cells, also where the total itself is hidden.
    select 'total ' || t.id as statement, true as is_exact, -t.id as figure, -1 as coefficient
    from pg_temp.disclosed_totals t
    union all
    select 'total ' || p.total_id, true, p.cell_id, 1 from pg_temp.disclosed_parts p
    union all
    -- In each sector, a total of indicators is the sum of all its parts, or of more.
    select s.statement, s.is_exact, unnest(s.whole || s.parts),
      unnest(array[1] || array_fill(-1, array[cardinality(s.parts)]))
    from (
      select 'sum ' || e.place || ' ' || k.place || ' ' || whole.sector as statement,
        k.sum ->> 'covers' = 'all' and count(part.id) = jsonb_array_length(k.sum -> 'parts') as is_exact,
        whole.id as whole, coalesce(array_agg(part.id) filter (where part.id is not null), '{}') as parts
      from jsonb_array_elements(editions) with ordinality as e (edition, place)
      cross join lateral jsonb_array_elements(e.edition #> '{figures,sums}')
        with ordinality as k (sum, place)
      join pg_temp.disclosed_cells whole
        on whole.nth = e.place and whole.indicator = k.sum ->> 'total'
      left join pg_temp.disclosed_cells part
        on part.nth = e.place and part.sector = whole.sector and k.sum -> 'parts' ? part.indicator
      where jsonb_typeof(e.edition -> 'figures') = 'object'
      group by e.place, k.place, k.sum, whole.sector, whole.id
    ) s
  ), terms as (
    -- Each number once, and what is known together.
    select p.statement, p.is_exact, case when k.number is null and not f.is_shown then f.number end as number,
      sum(p.coefficient) as coefficient, sum(p.coefficient * coalesce(f.value, k.value, 0)) as known
    from parts p
    join pg_temp.disclosed_figures f on f.id = p.figure
    left join pg_temp.disclosed_known k on k.number = f.number
    group by p.statement, p.is_exact, 3
  ), statements as (
    select t.statement, t.is_exact, sum(t.known) as known,
      array_agg(t.number order by t.number) filter (where t.number is not null and t.coefficient <> 0)
        as numbers,
      array_agg(t.coefficient order by t.number)
        filter (where t.number is not null and t.coefficient <> 0) as coefficients
    from terms t
    group by t.statement, t.is_exact
  )
  select min(s.statement) as statement, s.is_exact, s.known, s.numbers, s.coefficients
  from statements s
  where s.numbers is not null
  group by s.is_exact, s.known, s.numbers, s.coefficients;
  analyze pg_temp.disclosed_statements;
end
$$;

revoke execute on function
  private.read_disclosed(jsonb),
  private.read_statements(jsonb)
from public;
