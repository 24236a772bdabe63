-- That the figures of a document are those of the data, or hidden. Whether what is hidden stays so is
-- proven elsewhere.

-- figures: of a document; live: of figures_to_publish for the same keys.
create function private.check_figures(figures jsonb, live jsonb)
returns void
language plpgsql stable
set search_path = ''
-- Nothing is known of how many cells there are, and loops within loops would take for ever.
set enable_nestloop = off
set jit = off
as $$
declare
  problem text;
begin
  if figures = 'null' then
    return;
  end if;
  if live ->> 'uncounted' is not null then
    perform private.refuse_publication('PT400', 'uncounted',
      'these indicators are no counts, or repeat what is a repetition itself: ' || (live ->> 'uncounted'),
      live ->> 'uncounted');
  end if;
  if figures -> 'indicators' <> live -> 'indicators' or figures -> 'groups' <> live -> 'groups' then
    perform private.refuse_publication('PT409', 'data',
      'the indicators or their groups are not as they stand in the catalogue, in its order');
  end if;

  select string_agg(c.place::text, ', ') into problem
  from jsonb_array_elements(figures -> 'cells') with ordinality as c (cell, place)
  where not private.has_members(c.cell, 'sector', 'indicator', 'period', 'source', 'value')
    or jsonb_typeof(c.cell -> 'sector') <> 'string' or jsonb_typeof(c.cell -> 'indicator') <> 'string'
    or not (c.cell -> 'value' in ('null', '"hidden"') or jsonb_typeof(c.cell -> 'value') = 'number');
  if problem is not null then
    perform private.refuse_publication('PT400', 'malformed', 'these cells are none: ' || left(problem, 200));
  end if;
  select string_agg(d.cell, ', ') into problem
  from (
    select c.sector || ' ' || c.indicator as cell
    from jsonb_to_recordset(figures -> 'cells') as c (sector text, indicator text)
    group by c.sector, c.indicator having count(*) > 1
  ) d;
  if problem is not null then
    perform private.refuse_publication('PT400', 'malformed', 'these cells stand twice: ' || left(problem, 500));
  end if;
  -- Not with its value: who is refused need not be told.
  select string_agg(d.cell, ', ' order by d.cell) into problem
  from (
    select coalesce(l.sector, c.sector) || ' ' || coalesce(l.indicator, c.indicator) as cell
    from jsonb_to_recordset(live -> 'cells')
      as l (sector text, indicator text, period text, source text, value jsonb)
    full join jsonb_to_recordset(figures -> 'cells')
      as c (sector text, indicator text, period jsonb, source jsonb, value jsonb)
      on c.sector = l.sector and c.indicator = l.indicator
    where l.sector is null or c.sector is null
      or c.period is distinct from to_jsonb(l.period)
      or c.source is distinct from to_jsonb(l.source)
      or case when c.value = '"hidden"' then l.value is null else c.value is distinct from l.value end
    limit 20
  ) d;
  if problem is not null then
    perform private.refuse_publication('PT409', 'data',
      'these cells are missing, or not the latest observation, or hide what has no value: ' || left(problem, 800));
  end if;
  select string_agg(d.cell, ', ') into problem
  from (
    select c.sector || ' ' || c.indicator as cell
    from jsonb_to_recordset(live -> 'cells') as c (sector text, indicator text, value numeric)
    where c.value <> trunc(c.value) or c.value > 1e12
    limit 20
  ) d;
  if problem is not null then
    perform private.refuse_publication('PT400', 'not-whole', 'these are no whole numbers: ' || problem, problem);
  end if;
  select string_agg(d.sector, ', ') into problem
  from (
    select c.sector || ' ' || min(c.indicator) as sector
    from jsonb_to_recordset(live -> 'cells')
      as c (sector text, indicator text, period text, source text, value numeric)
    join jsonb_to_recordset(live -> 'indicators') as i (key text, "isDuplicateOf" text)
      on i.key = c.indicator
    group by c.sector, coalesce(i."isDuplicateOf", i.key), c.period, c.source
    having count(distinct coalesce(c.value, -1)) > 1
    limit 20
  ) d;
  if problem is not null then
    perform private.refuse_publication('PT400', 'repeats-differ',
      'an indicator that should repeat another has other values in: ' || problem, problem);
  end if;

  perform private.check_totals(figures, live);
  perform private.check_sums(figures, live);
end
$$;

-- A total lists what it adds up, each of them a cell of the document and none of them twice, and is
-- the sum of the data, or hidden.
create function private.check_totals(figures jsonb, live jsonb)
returns void
language plpgsql stable
set search_path = ''
set enable_nestloop = off
set jit = off
as $$
declare
  problem text;
begin
  select string_agg(t.place::text, ', ') into problem
  from jsonb_array_elements(figures -> 'totals') with ordinality as t (total, place)
  where not private.has_members(t.total, 'sectors', 'indicators', 'value')
    or not (t.total -> 'value' = '"hidden"' or jsonb_typeof(t.total -> 'value') = 'number')
    or exists (
      select from unnest(array['sectors', 'indicators']) as name
      where case when jsonb_typeof(t.total -> name) <> 'array' then true
        else jsonb_array_length(t.total -> name) not between 1 and (
          select count(distinct e) from jsonb_array_elements(t.total -> name) as e
          where jsonb_typeof(e) = 'string') end)
    or not t.total -> 'indicators' <@ (live -> 'additive');
  if problem is not null then
    perform private.refuse_publication('PT400', 'malformed',
      'these totals are none, or add up what does not add up: ' || left(problem, 200));
  end if;
  select string_agg(w.place::text, ', ') into problem
  from (
    with parts as (
      select t.place, t.value as stated, s.sector, i.indicator
      from jsonb_array_elements(figures -> 'totals') with ordinality as e (total, place)
      cross join lateral (select e.place, e.total -> 'value' as value) t
      cross join lateral jsonb_array_elements_text(e.total -> 'sectors') as s (sector)
      cross join lateral jsonb_array_elements_text(e.total -> 'indicators') as i (indicator)
    )
    select p.place
    from parts p
    left join jsonb_to_recordset(live -> 'cells')
      as c (sector text, indicator text, value numeric)
      on c.sector = p.sector and c.indicator = p.indicator
    left join jsonb_to_recordset(live -> 'indicators') as i (key text, "isDuplicateOf" text)
      on i.key = p.indicator
    group by p.place, p.stated
    having bool_or(c.sector is null)
      or count(distinct coalesce(i."isDuplicateOf", i.key)) < count(distinct i.key)
      or p.stated <> '"hidden"' and p.stated <> to_jsonb(sum(coalesce(c.value, 0)))
    order by p.place
    limit 20
  ) w;
  if problem is not null then
    perform private.refuse_publication('PT400', 'malformed',
      'these totals add up a cell that is not listed, or something twice, or are not the sum: ' || problem);
  end if;
end
$$;

-- The document says of how its indicators add up all that is known of it. Sums are known of indicators
-- that repeat no other, and stated of those that are published, which may be repetitions.
create function private.check_sums(figures jsonb, live jsonb)
returns void
language plpgsql stable
set search_path = ''
as $$
declare
  stated jsonb;
  known jsonb;
begin
  if not exists (
    select from jsonb_array_elements(figures -> 'sums') as s
    where not private.has_members(s, 'total', 'parts', 'covers')
      or jsonb_typeof(s -> 'total') <> 'string' or jsonb_typeof(s -> 'parts') <> 'array'
  ) then
    with published as (
      select i.key, coalesce(i."isDuplicateOf", i.key) as original
      from jsonb_to_recordset(figures -> 'indicators') as i (key text, "isDuplicateOf" text)
    )
    select coalesce(jsonb_agg(jsonb_build_array(t.original, s.covers, (
        select jsonb_agg(coalesce(p.original, '?') order by p.original collate "C")
        from jsonb_array_elements(s.parts) as k (key)
        left join published p on to_jsonb(p.key) = k.key
      )) order by t.original collate "C", s.covers collate "C"), '[]') into stated
    from jsonb_to_recordset(figures -> 'sums') as s (total text, parts jsonb, covers text)
    left join published t on t.key = s.total;
    with published as (
      select distinct coalesce(i."isDuplicateOf", i.key) as original
      from jsonb_to_recordset(figures -> 'indicators') as i (key text, "isDuplicateOf" text)
    )
    select coalesce(jsonb_agg(jsonb_build_array(k.total,
        case when jsonb_array_length(k.parts) = k.part_count then k.covers else 'some' end, k.parts)
        order by k.total collate "C", k.covers collate "C"), '[]') into known
    from (
      select s.total, s.covers, jsonb_array_length(s.parts) as part_count, (
        select jsonb_agg(p.original order by p.original collate "C") from published p
        where s.parts ? p.original) as parts
      from jsonb_to_recordset(live -> 'sums') as s (total text, parts jsonb, covers text)
      where s.total in (select p.original from published p)
    ) k
    where k.parts is not null;
  end if;
  if stated is distinct from known or stated is null then
    perform private.refuse_publication('PT409', 'data',
      'sums are not what is known of how these indicators add up');
  end if;
end
$$;

revoke execute on function
  private.check_figures(jsonb, jsonb),
  private.check_totals(jsonb, jsonb),
  private.check_sums(jsonb, jsonb)
from public;
