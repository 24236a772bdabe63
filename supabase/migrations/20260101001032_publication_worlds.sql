-- The proof that what editions hide cannot be worked out from all that they show: whoever publishes
-- sends worlds, that is, whole numbers for all unknowns, each of which agrees with everything that was
-- ever published. They are checked exactly; where the least and the greatest value of an unknown are a
-- threshold apart, no reader can tell it more narrowly. Each function here reads the tables that
-- read_disclosed and read_statements left.

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

-- That the newest edition shows no small count, and hides nothing that was shown as another number.
create function private.check_shown(newest integer)
returns void
language plpgsql
set search_path = ''
as $$
declare
  problem text;
begin
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
    perform private.refuse_publication('PT400', 'small-shown', 'these small counts are shown: ' || problem,
      problem);
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
end
$$;

-- That the proof names each unknown once. Leaves the table disclosed_named, with their places in it.
create function private.name_unknowns(unknowns jsonb)
returns void
language plpgsql
set search_path = ''
as $$
declare
  problem text;
begin
  create temporary table disclosed_named on commit drop as
  select n.place, f.number, n.unknown
  from jsonb_array_elements(unknowns) with ordinality as n (unknown, place)
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
end
$$;

-- That the worlds are whole numbers for all unknowns, and agree with all that is said of them. Leaves
-- the table disclosed_worlds.
create function private.check_agreement(worlds jsonb)
returns void
language plpgsql
set search_path = ''
as $$
declare
  count_of_unknowns constant integer := (select count(*) from pg_temp.disclosed_unknowns);
  problem text;
begin
  select string_agg(d.place::text, ', ') into problem
  from (
    select w.place from jsonb_array_elements(worlds) with ordinality as w (world, place)
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
  from jsonb_array_elements(worlds) with ordinality as w (world, place)
  cross join lateral jsonb_array_elements_text(w.world) with ordinality as v (value, place)
  join pg_temp.disclosed_named n on n.place = v.place;
  analyze pg_temp.disclosed_worlds;

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
end
$$;

-- That the worlds leave each unknown as open as isSafe in src/domain/disclosure asks for.
create function private.check_distances()
returns void
language plpgsql
set search_path = ''
as $$
declare
  problem text;
begin
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
    perform private.refuse_publication('PT400', 'unproven', 'these hidden figures are not proven safe: ' || problem,
      problem);
  end if;
end
$$;

-- That a reader who takes the hidden parts of a sum for small counts is left with every small count for
-- each of them, and not with one alone for all. The rule of supposedParts in src/domain/disclosure.
create function private.check_supposed()
returns void
language plpgsql
set search_path = ''
as $$
declare
  problem text;
begin
  select string_agg(d.statement, ', ') into problem
  from (
    select s.statement
    from (
      -- Of a total and its parts, either has the coefficients of 1, and the other those of -1.
      select s.statement, s.numbers, case
        when 1 = all (s.coefficients) then -s.known
        when -1 = all (s.coefficients) then s.known end as sum
      from pg_temp.disclosed_statements s where s.is_exact
    ) s
    cross join lateral unnest(s.numbers) as t (number)
    join pg_temp.disclosed_unknowns u on u.number = t.number
    group by s.statement, s.sum
    having s.sum < count(*) - 1 + max(u.threshold) or s.sum = sum(u.threshold - 1)
    limit 5
  ) d;
  if problem is not null then
    perform private.refuse_publication('PT400', 'supposed',
      'small counts would be known to one who supposes that nothing else is hidden: ' || problem);
  end if;
end
$$;

-- That the new edition shows no small count, and that the worlds prove all that is hidden.
--
-- editions: as of read_disclosed
-- unknowns: [{ edition, sector, indicator } or { edition, total: place from 0 }]
-- worlds: [[a whole number for each unknown]]
-- All unknowns are proven, those of earlier editions too, with the highest threshold that any edition
-- gave them. So where a threshold was raised too high for what is out already, the number has to be left
-- out of the new edition.
create function private.check_worlds(editions jsonb, unknowns jsonb, worlds jsonb)
returns void
language plpgsql
set search_path = ''
set enable_nestloop = off
set jit = off
as $$
begin
  perform private.read_disclosed(editions);
  perform private.check_shown(jsonb_array_length(editions));
  perform private.name_unknowns(unknowns);
  perform private.read_statements(editions);
  perform private.check_agreement(worlds);
  perform private.check_distances();
  perform private.check_supposed();
end
$$;

revoke execute on function
  private.name_of_place(jsonb),
  private.check_shown(integer),
  private.name_unknowns(jsonb),
  private.check_agreement(jsonb),
  private.check_distances(),
  private.check_supposed(),
  private.check_worlds(jsonb, jsonb, jsonb)
from public;
