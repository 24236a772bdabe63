-- The proof that what editions hide cannot be worked out from all that they show. Nothing is solved
-- here: whoever publishes sends worlds, that is, whole numbers for all unknowns, each of which agrees
-- with everything that was ever published. They are checked exactly; where the least and the greatest
-- value of an unknown are a threshold apart, no reader can tell it more narrowly. The same meaning as
-- in src/domain/disclosure.

-- All figures of some editions, read as a reader does. What is the same number has the same `number`.
--
-- editions: [{ edition, figures }], the new one last. There, a hidden cell or total carries its value as
-- `truth`; a reader does not know it, and the worlds are not measured by it.
-- Leaves three tables: disclosed_figures; disclosed_terms, the parts of statements that are 0, or at
-- least 0; and disclosed_unknowns, the numbers that no edition shows.
create function private.read_disclosed(editions jsonb)
returns void
language plpgsql
set search_path = ''
set enable_nestloop = off
set jit = off
as $$
begin
  create temporary table disclosed_cells on commit drop as
  select row_number() over () as id, e.place as nth, (e.edition ->> 'edition')::integer as edition,
    c.sector, c.indicator, c.value <> '"hidden"' as is_shown,
    case when c.value <> '"hidden"' then c.value::text::numeric end as value, c.truth,
    i."suppressBelow" as threshold,
    dense_rank() over (order by c.sector, coalesce(i."isDuplicateOf", i.key), c.period, c.source)
      as number
  from jsonb_array_elements(editions) with ordinality as e (edition, place)
  cross join lateral jsonb_to_recordset(e.edition #> '{figures,cells}') as c
    (sector text, indicator text, period text, source text, value jsonb, truth numeric)
  join lateral jsonb_to_recordset(e.edition #> '{figures,indicators}') as i
    (key text, "suppressBelow" integer, "isDuplicateOf" text) on i.key = c.indicator
  -- A cell without a value is no figure.
  where jsonb_typeof(e.edition -> 'figures') = 'object' and c.value is not null;
  analyze pg_temp.disclosed_cells;

  create temporary table disclosed_totals on commit drop as
  select row_number() over () as id, e.place as nth, (e.edition ->> 'edition')::integer as edition,
    t.place - 1 as position, t.total,
    t.total -> 'value' <> '"hidden"' as is_shown,
    case when t.total -> 'value' <> '"hidden"' then (t.total ->> 'value')::numeric end as value,
    (t.total ->> 'truth')::numeric as truth
  from jsonb_array_elements(editions) with ordinality as e (edition, place)
  cross join lateral jsonb_array_elements(e.edition #> '{figures,totals}')
    with ordinality as t (total, place)
  where jsonb_typeof(e.edition -> 'figures') = 'object';
  create temporary table disclosed_parts on commit drop as
  select t.id as total_id, c.id as cell_id
  from pg_temp.disclosed_totals t
  cross join lateral jsonb_array_elements_text(t.total -> 'sectors') as s (sector)
  cross join lateral jsonb_array_elements_text(t.total -> 'indicators') as i (indicator)
  join pg_temp.disclosed_cells c
    on c.nth = t.nth and c.sector = s.sector and c.indicator = i.indicator;
  analyze pg_temp.disclosed_parts;

  create temporary table disclosed_figures on commit drop as
  select c.id, c.nth, jsonb_build_array(c.edition, c.sector, c.indicator) as place, 0 as position,
    c.number, c.is_shown, c.value, c.truth, c.threshold
  from pg_temp.disclosed_cells c
  union all
  -- A total of one cell is that cell; totals of the same cells are the same number.
  select -t.id, t.nth, jsonb_build_array(t.edition, t.position), t.position + 1,
    case when cardinality(p.numbers) = 1 then p.numbers[1]
      else coalesce(most.number, 0) + dense_rank() over (order by p.numbers) end,
    t.is_shown, t.value, t.truth, p.threshold
  from pg_temp.disclosed_totals t
  cross join (select max(c.number) as number from pg_temp.disclosed_cells c) most
  join (
    select t.id, coalesce(array_agg(c.number order by c.number) filter (where c.id is not null), '{}')
        as numbers,
      (select max((i ->> 'suppressBelow')::integer)
       from jsonb_array_elements(editions -> (t.nth - 1)::integer #> '{figures,indicators}') as i
       where t.total -> 'indicators' ? (i ->> 'key')) as threshold
    from pg_temp.disclosed_totals t
    left join pg_temp.disclosed_parts p on p.total_id = t.id
    left join pg_temp.disclosed_cells c on c.id = p.cell_id
    group by t.id, t.nth, t.total
  ) p on p.id = t.id;
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

  create temporary table disclosed_terms on commit drop as
  with statements as (
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
  )
  select s.statement, s.is_exact,
    case when not f.is_shown and k.number is null then f.number end as number,
    sum(s.coefficient) as coefficient, sum(s.coefficient * coalesce(f.value, k.value, 0)) as known
  from statements s
  join pg_temp.disclosed_figures f on f.id = s.figure
  left join pg_temp.disclosed_known k on k.number = f.number
  group by s.statement, s.is_exact, 3;
  analyze pg_temp.disclosed_terms;
end
$$;

-- What a place is called, for people: the last member is an indicator, or the place of a total.
create function private.name_of_place(place jsonb)
returns text
language sql immutable
set search_path = ''
as $$
  select case jsonb_array_length(place)
    when 3 then format('%s %s (edition %s)', place ->> 1, place ->> 2, place ->> 0)
    else format('total %s (edition %s)', place ->> 1, place ->> 0) end
$$;

-- That the new edition shows no small count, and that the worlds prove all that is hidden.
--
-- proof: { unknowns: [{ edition, sector, indicator } or { edition, total: place from 0 }],
--   worlds: [[a whole number for each unknown]] }
-- All unknowns are proven, those of earlier editions too, with the highest threshold that any edition
-- gave them. So where a threshold was raised too high for what is out already, the number has to be left
-- out of the new edition.
create function private.check_worlds(editions jsonb, proof jsonb)
returns void
language plpgsql
set search_path = ''
set enable_nestloop = off
set jit = off
as $$
declare
  newest constant integer := jsonb_array_length(editions);
  count_of_unknowns integer;
  problem text;
begin
  perform private.read_disclosed(editions);
  select string_agg(d.name, ', ') into problem
  from (
    select private.name_of_place(f.place) as name
    from pg_temp.disclosed_figures f
    join (
      select a.number, max(a.threshold) as threshold from pg_temp.disclosed_figures a group by a.number
    ) t on t.number = f.number
    where f.nth = newest and f.is_shown and f.value >= 1 and f.value < t.threshold
    limit 20
  ) d;
  if problem is not null then
    perform private.refuse_publication('PT400', 'small-shown',
      'these small counts are shown: ' || problem, problem);
  end if;

  -- Hidden now, but shown before, a number counts as known; another one is proven by nothing.
  select string_agg(d.name, ', ') into problem
  from (
    select private.name_of_place(f.place) as name
    from pg_temp.disclosed_figures f
    join pg_temp.disclosed_known k on k.number = f.number
    where f.nth = newest and not f.is_shown and f.truth <> k.value
    limit 20
  ) d;
  if problem is not null then
    perform private.refuse_publication('PT400', 'other-than-before',
      'these are other numbers than before; the source has to say that they were corrected: ' || problem,
      problem);
  end if;

  if not private.has_members(proof, 'unknowns', 'worlds')
     or jsonb_typeof(proof -> 'unknowns') <> 'array' or jsonb_typeof(proof -> 'worlds') <> 'array' then
    perform private.refuse_publication('PT400', 'malformed', 'the proof is not a list of unknowns and one of worlds');
  end if;
  create temporary table disclosed_named on commit drop as
  select n.place, f.number, n.unknown
  from jsonb_array_elements(proof -> 'unknowns') with ordinality as n (unknown, place)
  left join (
    pg_temp.disclosed_figures f join pg_temp.disclosed_unknowns u on u.number = f.number
  ) on f.place = case
    when private.has_members(n.unknown, 'edition', 'total')
      then jsonb_build_array(n.unknown -> 'edition', n.unknown -> 'total')
    when private.has_members(n.unknown, 'edition', 'sector', 'indicator') then
      jsonb_build_array(n.unknown -> 'edition', n.unknown -> 'sector', n.unknown -> 'indicator')
  end and not f.is_shown;
  select string_agg(d.name, ', ') into problem
  from (
    select coalesce(min(n.unknown::text) filter (where n.number is null), '') || coalesce(
      min(n.unknown::text) filter (where n.number is not null), '') as name
    from pg_temp.disclosed_named n
    group by n.number having n.number is null or count(*) > 1
    limit 20
  ) d;
  if problem is not null then
    perform private.refuse_publication('PT400', 'proof',
      'the proof names something that is not hidden, or is named already: ' || left(problem, 500));
  end if;
  select string_agg(d.name, ', ') into problem
  from (
    select (select min(private.name_of_place(f.place)) from pg_temp.disclosed_figures f
      where f.number = u.number) as name
    from pg_temp.disclosed_unknowns u
    where u.number not in (select n.number from pg_temp.disclosed_named n)
    limit 20
  ) d;
  if problem is not null then
    perform private.refuse_publication('PT400', 'proof',
      'the proof leaves out what is hidden: ' || problem, problem);
  end if;

  select count(*) into count_of_unknowns from pg_temp.disclosed_unknowns;
  select string_agg(d.place::text, ', ') into problem
  from (
    select w.place from jsonb_array_elements(proof -> 'worlds') with ordinality as w (world, place)
    where case when jsonb_typeof(w.world) <> 'array' then true
      else jsonb_array_length(w.world) <> count_of_unknowns or exists (
        select from jsonb_array_elements(w.world) as v where v::text !~ '^[0-9]{1,12}$') end
    limit 20
  ) d;
  if problem is not null then
    perform private.refuse_publication('PT400', 'malformed',
      'these worlds are not a whole number for each unknown: ' || problem);
  end if;
  create temporary table disclosed_worlds on commit drop as
  select w.place as world, n.number, v.value::bigint as value
  from jsonb_array_elements(proof -> 'worlds') with ordinality as w (world, place)
  cross join lateral jsonb_array_elements_text(w.world) with ordinality as v (value, place)
  join pg_temp.disclosed_named n on n.place = v.place;
  analyze pg_temp.disclosed_worlds;

  -- What several editions say is looked at once.
  create temporary table disclosed_statements on commit drop as
  select min(s.statement) as statement, s.is_exact, s.known, s.numbers, s.coefficients
  from (
    select t.statement, t.is_exact, sum(t.known) as known,
      array_agg(t.number order by t.number) filter (where t.number is not null and t.coefficient <> 0)
        as numbers,
      array_agg(t.coefficient order by t.number)
        filter (where t.number is not null and t.coefficient <> 0) as coefficients
    from pg_temp.disclosed_terms t
    group by t.statement, t.is_exact
  ) s
  where s.numbers is not null
  group by s.is_exact, s.known, s.numbers, s.coefficients;
  analyze pg_temp.disclosed_statements;
  select string_agg(d.problem, ', ') into problem
  from (
    select format('world %s (statement "%s")', w.world, s.statement) as problem
    from pg_temp.disclosed_statements s
    cross join lateral unnest(s.numbers, s.coefficients) as t (number, coefficient)
    join pg_temp.disclosed_worlds w on w.number = t.number
    group by s.statement, s.is_exact, s.known, w.world
    having case when s.is_exact then sum(t.coefficient * w.value) + s.known <> 0
      else sum(t.coefficient * w.value) + s.known < 0 end
    limit 5
  ) d;
  if problem is not null then
    perform private.refuse_publication('PT400', 'proof',
      'these worlds do not agree with what is published: ' || problem);
  end if;

  select string_agg(d.name, ', ') into problem
  from (
    select (select min(private.name_of_place(f.place)) from pg_temp.disclosed_figures f
      where f.number = u.number and not f.is_shown) as name
    from pg_temp.disclosed_unknowns u
    left join pg_temp.disclosed_worlds w on w.number = u.number
    group by u.number, u.threshold, u.truth
    having coalesce(max(w.value) - min(w.value) < u.threshold, true)
      -- That it is too large to be small cannot be told from worlds, but from the data.
      or not (min(w.value) <= 1
        or min(w.value) >= u.threshold and coalesce(u.truth >= u.threshold, true))
    limit 20
  ) d;
  if problem is not null then
    perform private.refuse_publication('PT400', 'unproven',
      'these hidden figures are not proven safe: ' || problem, problem);
  end if;

  -- Taken for small, the parts of a sum would all be 1, or all the largest small count.
  select string_agg(d.statement, ', ') into problem
  from (
    select s.statement from pg_temp.disclosed_statements s
    where s.is_exact and 1 = all (s.coefficients)
      and -s.known in (cardinality(s.numbers), (
        select sum(u.threshold - 1) from pg_temp.disclosed_unknowns u where u.number = any (s.numbers)))
    limit 5
  ) d;
  if problem is not null then
    perform private.refuse_publication('PT400', 'supposed',
      'small counts would be known to one who supposes that nothing else is hidden: ' || problem);
  end if;
end
$$;

-- A total beside some of its parts tells what the others add up to, though nobody published them and
-- nothing would hide it. So a total goes out with all of its parts, or with nothing that shares a part
-- with it, counting what earlier editions told of the same data. The rule of unchosenRemainders in src/domain/publication.
--
-- now, before: keys, none of which repeats another; sums: of known_sums
create function private.check_remainders(now text[], before text[], sums jsonb)
returns void
language plpgsql stable
set search_path = ''
as $$
declare
  problem text;
begin
  with recursive complete as (
    select s.total, s.parts
    from jsonb_to_recordset(sums) as s (total text, parts jsonb, covers text) where s.covers = 'all'
  ), made_of as (
    select k as key, k as part, array[k] as above
    from unnest(now || before || array(select c.total from complete c)) as k
    union
    select m.key, p.part, m.above || p.part
    from made_of m
    join complete c on c.total = m.part
    cross join lateral jsonb_array_elements_text(c.parts) as p (part)
    where p.part <> all (m.above)
  ), leaves as (
    select distinct m.key, m.part from made_of m
    where m.part not in (select c.total from complete c)
  ), beside as (
    select distinct c.total, c.parts, other.key
    from complete c
    join leaves own on own.key = c.total
    join leaves other on other.part = own.part and other.key <> c.total
    where other.key = any (now || before)
  )
  select string_agg(distinct b.total || ' beside ' || b.key, ', ') into problem
  from beside b
  where case when b.total = any (now)
      then exists (select from jsonb_array_elements_text(b.parts) as p where p <> all (now))
      else b.total = any (before) and b.key = any (now) end;
  if problem is not null then
    perform private.refuse_publication('PT400', 'remainder',
      'a total goes out with all its parts or none, else it tells the others: ' || left(problem, 500));
  end if;
end
$$;

-- All that has to be true of the editions of a municipality before the last of them goes out.
-- editions: as of read_disclosed; sums: of known_sums.
create function private.check_disclosure(editions jsonb, sums jsonb, proof jsonb)
returns void
language plpgsql
set search_path = ''
as $$
declare
  now text[];
  before text[];
begin
  select array_agg(distinct coalesce(i ->> 'isDuplicateOf', i ->> 'key')) into now
  from jsonb_array_elements(editions -> -1 #> '{figures,indicators}') as i;
  -- Of the same data: other periods are other numbers.
  select array_agg(distinct coalesce(i."isDuplicateOf", i.key)) into before
  from jsonb_array_elements(editions - -1) as e
  cross join lateral jsonb_to_recordset(e #> '{figures,indicators}')
    as i (key text, "isDuplicateOf" text)
  where exists (
    select from jsonb_array_elements(e #> '{figures,cells}') as c
    where c ->> 'indicator' = i.key and (c -> 'sector', c -> 'period', c -> 'source') in (
      select n -> 'sector', n -> 'period', n -> 'source'
      from jsonb_array_elements(editions -> -1 #> '{figures,cells}') as n)
  );
  perform private.check_remainders(coalesce(now, '{}'), coalesce(before, '{}'), sums);
  perform private.check_worlds(editions, proof);
end
$$;

revoke execute on function
  private.read_disclosed(jsonb),
  private.name_of_place(jsonb),
  private.check_worlds(jsonb, jsonb),
  private.check_remainders(text[], text[], jsonb),
  private.check_disclosure(jsonb, jsonb, jsonb)
from public;
