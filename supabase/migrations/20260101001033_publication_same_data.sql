-- A source that is only called otherwise, or a period that is now stated, makes no other numbers of the
-- same data: a reader who finds all that is shown unchanged takes what is hidden for unchanged as well.
-- The rule of asSameData in src/domain/publication.

-- Earlier editions as they are read by someone who takes what may be the same data for the same: their
-- cells are said to be of the source and period of the newest edition's, unless both state a period, and
-- not the same, or the value that was shown is another one than now. `differs`: some is another one.
--
-- editions: as of read_disclosed
create function private.as_same_data(editions jsonb, out same jsonb, out differs boolean)
language plpgsql stable
set search_path = ''
set enable_nestloop = off
set jit = off
as $$
begin
  with indicators as materialized (
    select e.place as nth, i.key, coalesce(i."isDuplicateOf", i.key) as original
    from jsonb_array_elements(editions) with ordinality as e (edition, place)
    cross join lateral jsonb_to_recordset(e.edition #> '{figures,indicators}') as i
      (key text, "isDuplicateOf" text)
    where jsonb_typeof(e.edition -> 'figures') = 'object'
  ), now as materialized (
    select distinct on (c.cell ->> 'sector', i.original) c.cell ->> 'sector' as sector, i.original,
      c.cell -> 'period' as period, c.cell -> 'source' as source, c.cell ->> 'truth' as truth
    from jsonb_array_elements(editions -> -1 #> '{figures,cells}') with ordinality as c (cell, place)
    join indicators i on i.nth = jsonb_array_length(editions) and i.key = c.cell ->> 'indicator'
    where jsonb_typeof(editions -> -1 -> 'figures') = 'object'
    order by c.cell ->> 'sector', i.original, c.place
  ), earlier as materialized (
    select e.place as nth, c.place, c.cell
    from jsonb_array_elements(editions - -1) with ordinality as e (edition, place)
    cross join lateral jsonb_array_elements(e.edition #> '{figures,cells}')
      with ordinality as c (cell, place)
    where jsonb_typeof(e.edition -> 'figures') = 'object'
  ), compared as (
    select e.nth, e.place, e.cell, n.period, n.source,
      n.sector is not null and (e.cell -> 'period' = n.period
        or e.cell -> 'period' = 'null' or n.period = 'null') as may_be_same,
      case when e.cell -> 'value' = '"hidden"' then n.truth is not null
        else (e.cell ->> 'value')::numeric is not distinct from n.truth::numeric end as agrees
    from earlier e
    left join indicators i on i.nth = e.nth and i.key = e.cell ->> 'indicator'
    left join now n on n.sector = e.cell ->> 'sector' and n.original = i.original
  ), rewritten as (
    select c.nth, bool_or(c.may_be_same and not c.agrees) as differs,
      jsonb_agg(case when c.may_be_same and c.agrees
        then c.cell || jsonb_build_object('period', c.period, 'source', c.source)
        else c.cell end order by c.place) as cells
    from compared c
    group by c.nth
  )
  select jsonb_agg(case when r.cells is null then e.edition
      else jsonb_set(e.edition, '{figures,cells}', r.cells) end order by e.place),
    coalesce(bool_or(r.differs), false)
  into same, differs
  from jsonb_array_elements(editions) with ordinality as e (edition, place)
  left join rewritten r on r.nth = e.place;
end
$$;

-- Drops the tables that read_disclosed leaves.
create function private.forget_disclosed()
returns void
language sql
set search_path = ''
as $$
  drop table pg_temp.disclosed_indicators, pg_temp.disclosed_cells, pg_temp.disclosed_totals,
    pg_temp.disclosed_parts, pg_temp.disclosed_figures, pg_temp.disclosed_known,
    pg_temp.disclosed_unknowns
$$;

-- The editions as a proof reads them. It may take numbers of other sources for other numbers only where
-- something that is shown tells readers that some are: else whoever imports the same data again under
-- another name would publish what was hidden.
create function private.editions_to_prove(editions jsonb, is_same_data boolean)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  newest constant integer := jsonb_array_length(editions);
  reading record;
  differs boolean;
begin
  reading := private.as_same_data(editions);
  if is_same_data then
    return reading.same;
  end if;
  differs := reading.differs;
  if not differs then
    -- A total may tell what its cells do not.
    perform private.read_disclosed(reading.same);
    select exists (
      select from pg_temp.disclosed_figures before
      join pg_temp.disclosed_figures now on now.number = before.number and now.nth = newest
      where before.nth < newest and before.is_shown and before.value <> now.truth
    ) into differs;
    perform private.forget_disclosed();
  end if;
  if not differs then
    perform private.refuse_publication('PT400', 'proof',
      'the proof takes these for other data than before, and nothing that is shown tells that they are');
  end if;
  return editions;
end
$$;

revoke execute on function
  private.as_same_data(jsonb),
  private.forget_disclosed(),
  private.editions_to_prove(jsonb, boolean)
from public;
