-- A total beside some of its parts tells what the others add up to, though nobody published them and
-- nothing would hide it. So a total goes out with all of its parts, or with nothing that shares a part
-- with it, counting what earlier editions told of the same data. Of a total that is known to include
-- others, and maybe more, those count that something is told of. The rule of unchosenRemainders in
-- src/domain/publication.
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
  with recursive stated as (
    select s.total, p.part, s.covers = 'all' as is_all
    from jsonb_to_recordset(sums) as s (total text, parts jsonb, covers text)
    cross join lateral jsonb_array_elements_text(s.parts) as p (part)
  ), made_of as (
    select k as key, k as part, array[k] as above
    from unnest(now || before || array(select s.total from stated s) || array(select s.part from stated s))
      as k
    union
    select m.key, s.part, m.above || s.part
    from made_of m
    join stated s on s.is_all and s.total = m.part
    where s.part <> all (m.above)
  ), leaves as (
    select distinct m.key, m.part from made_of m
    where m.part not in (select s.total from stated s where s.is_all)
  ), beside as (
    -- What is told of a part of each total, in the end.
    select distinct s.total, s.is_all, s.part, other.key
    from stated s
    join leaves own on own.key = s.part
    join leaves other on other.part = own.part and other.key <> s.total
    where other.key = any (now || before)
  )
  select string_agg(distinct b.total || ' beside ' || b.key, ', ') into problem
  from beside b
  where case when b.total = any (now) then exists (
      select from stated s
      where s.total = b.total and s.is_all = b.is_all and s.part <> all (now)
        and (s.is_all or exists (
          select from beside o where o.total = s.total and not o.is_all and o.part = s.part)))
    else b.total = any (before) and b.key = any (now) end;
  if problem is not null then
    perform private.refuse_publication('PT400', 'remainder',
      'a total goes out with all its parts or none, else it tells the others: ' || left(problem, 500));
  end if;
end
$$;

-- All that has to be true of the editions of a municipality before the last of them goes out.
--
-- editions: as of read_disclosed; sums: of known_sums
-- proof: { unknowns, worlds, as of check_worlds; sameData: whether it takes what may be the same data in
--   earlier editions for the same, as of editions_to_prove }
create function private.check_disclosure(editions jsonb, sums jsonb, proof jsonb)
returns void
language plpgsql
set search_path = ''
set enable_nestloop = off
set jit = off
as $$
declare
  now text[];
  before text[];
begin
  if not private.has_members(proof, 'sameData', 'unknowns', 'worlds')
     or jsonb_typeof(proof -> 'sameData') <> 'boolean'
     or jsonb_typeof(proof -> 'unknowns') <> 'array' or jsonb_typeof(proof -> 'worlds') <> 'array' then
    perform private.refuse_publication('PT400', 'malformed',
      'the proof is not sameData, a list of unknowns and one of worlds');
  end if;
  editions := private.editions_to_prove(editions, (proof -> 'sameData')::boolean);
  select array_agg(distinct coalesce(i ->> 'isDuplicateOf', i ->> 'key')) into now
  from jsonb_array_elements(editions -> -1 #> '{figures,indicators}') as i;
  -- Of the same data: other periods are other numbers, and what they are called only as the proof reads it.
  with data as materialized (
    select distinct c.sector, c.period, c.source
    from jsonb_to_recordset(editions -> -1 #> '{figures,cells}')
      as c (sector text, period text, source text)
  ), earlier as materialized (
    select distinct e.place, c.sector, c.period, c.source, c.indicator
    from jsonb_array_elements(editions - -1) with ordinality as e (edition, place)
    cross join lateral jsonb_to_recordset(e.edition #> '{figures,cells}')
      as c (sector text, period text, source text, indicator text)
  ), indicators as materialized (
    select e.place, i.key, coalesce(i."isDuplicateOf", i.key) as original
    from jsonb_array_elements(editions - -1) with ordinality as e (edition, place)
    cross join lateral jsonb_to_recordset(e.edition #> '{figures,indicators}')
      as i (key text, "isDuplicateOf" text)
  )
  select array_agg(distinct i.original) into before
  from earlier c
  join indicators i on i.place = c.place and i.key = c.indicator
  join data d on d.sector = c.sector
    and ((proof -> 'sameData')::boolean or d.source = c.source)
    and (d.period is null or c.period is null or d.period = c.period);
  perform private.check_remainders(coalesce(now, '{}'), coalesce(before, '{}'), sums);
  perform private.check_worlds(editions, proof -> 'unknowns', proof -> 'worlds');
end
$$;

revoke execute on function
  private.check_remainders(text[], text[], jsonb),
  private.check_disclosure(jsonb, jsonb, jsonb)
from public;
