-- What the documents of a scenario must be: its scoring method and the evidence kept with it.

create function private.is_number_between(value jsonb, low numeric, high numeric)
returns boolean
language sql immutable
set search_path = ''
as $$
  -- Not `and`, which need not stop at what is no number.
  select case when jsonb_typeof(value) = 'number' then value::numeric between low and high
    else false end
$$;

-- Whether it is an object with exactly these members.
create function private.has_members(value jsonb, variadic names text[])
returns boolean
language sql immutable
set search_path = ''
as $$
  select case when jsonb_typeof(value) = 'object' then value ?& names and value - names = '{}'
    else false end
$$;

-- What is wrong with a scoring method; null: nothing.
create function private.problem_of_method(method jsonb)
returns text
language plpgsql stable
set search_path = ''
as $$
declare
  largest constant numeric := 1e15;
  least constant numeric := 1e-9;
begin
  if not private.has_members(method, 'indicators', 'groups', 'missing', 'outlierCap',
       'normalisation', 'aggregation', 'floor', 'veto', 'uncertainty', 'proposal')
     or octet_length(method::text) > 200000 then
    return 'it is not a scoring method';
  end if;
  if jsonb_typeof(method -> 'indicators') <> 'array' or jsonb_typeof(method -> 'groups') <> 'array'
  then
    return 'indicators and groups must be lists';
  end if;
  if jsonb_array_length(method -> 'indicators') > 500
     or jsonb_array_length(method -> 'groups') > 500 then
    return 'it has more than 500 indicators or groups';
  end if;
  if exists (
    select from jsonb_array_elements(method -> 'indicators') as i
    where not private.has_members(i, 'key', 'direction', 'weight')
      or jsonb_typeof(i -> 'key') <> 'string'
      or i ->> 'direction' not in ('more_is_worse', 'more_is_better')
      or jsonb_typeof(i -> 'direction') <> 'string'
      or not private.is_number_between(i -> 'weight', 0, largest)
  ) then
    return 'an indicator needs a key, a direction and a weight of 0 or more';
  end if;
  if exists (
    select from jsonb_array_elements(method -> 'groups') as g
    where not private.has_members(g, 'key', 'weight')
      or jsonb_typeof(g -> 'key') <> 'string'
      or not private.is_number_between(g -> 'weight', 0, largest)
  ) then
    return 'a group needs a key and a weight of 0 or more';
  end if;
  if exists (
    select from jsonb_array_elements(method -> 'indicators') as i group by i ->> 'key'
    having count(*) > 1
  ) or exists (
    select from jsonb_array_elements(method -> 'groups') as g group by g ->> 'key'
    having count(*) > 1
  ) then
    return 'an indicator or a group stands in it twice';
  end if;
  if exists (
    select from jsonb_array_elements(method -> 'indicators') as i
    where not exists (select from public.indicators k where k.key = i ->> 'key')
  ) or exists (
    select from jsonb_array_elements(method -> 'groups') as g
    where not exists (select from public.indicator_groups k where k.key = g ->> 'key')
  ) then
    return 'it names an indicator or a group that does not exist';
  end if;
  -- Without any indicator there is no score, and phases are given by people alone.
  if jsonb_array_length(method -> 'indicators') > 0 and not exists (
    select from jsonb_array_elements(method -> 'indicators') as i
    join public.indicators k on k.key = i ->> 'key'
    join jsonb_array_elements(method -> 'groups') as g on g ->> 'key' = k.group_key
    where (i ->> 'weight')::numeric > 0 and (g ->> 'weight')::numeric > 0
  ) then
    return 'all weights are 0';
  end if;
  if not coalesce(
    method ->> 'missing' in ('leave_out', 'reweight', 'median')
    and method ->> 'normalisation' in ('min_max', 'rank', 'z_score')
    and method ->> 'aggregation' in ('arithmetic', 'geometric'), false) then
    return 'missing, normalisation or aggregation is not known';
  end if;
  if not (method -> 'outlierCap' = 'null'
          or private.is_number_between(method -> 'outlierCap', least, 0.5 - least)) then
    return 'outlierCap must be over 0 and under 0.5';
  end if;
  if not private.is_number_between(method -> 'floor', least, 0.5) then
    return 'floor must be over 0 and at most 0.5';
  end if;
  if not (method -> 'veto' = 'null' or (
    private.has_members(method -> 'veto', 'indicator', 'atLeast')
    and private.is_number_between(method -> 'veto' -> 'atLeast', 0, largest)
    and exists (
      select from public.indicators k where to_jsonb(k.key) = method -> 'veto' -> 'indicator')
  )) then
    return 'veto must name an indicator that exists and a value of 0 or more';
  end if;
  if not (
    private.has_members(method -> 'uncertainty', 'concentration', 'varyNormalisation',
      'varyAggregation', 'seed')
    and (method -> 'uncertainty' -> 'concentration' = 'null'
         or private.is_number_between(method -> 'uncertainty' -> 'concentration', least, largest))
    and jsonb_typeof(method -> 'uncertainty' -> 'varyNormalisation') = 'boolean'
    and jsonb_typeof(method -> 'uncertainty' -> 'varyAggregation') = 'boolean'
    and private.is_number_between(method -> 'uncertainty' -> 'seed', -9007199254740991,
      9007199254740991)
  ) then
    return 'the settings of the uncertainty are not valid';
  end if;
  if not (case method -> 'proposal' ->> 'kind'
    when 'first_n' then private.has_members(method -> 'proposal', 'kind', 'first', 'second')
      and private.is_number_between(method -> 'proposal' -> 'first', 0, 1e6)
      and private.is_number_between(method -> 'proposal' -> 'second', 0, 1e6)
    when 'cut_value' then private.has_members(method -> 'proposal', 'kind', 'first', 'second')
      and private.is_number_between(method -> 'proposal' -> 'first', -largest, largest)
      and private.is_number_between(method -> 'proposal' -> 'second', -largest, largest)
    when 'natural_groups' then private.has_members(method -> 'proposal', 'kind', 'groups')
      and private.is_number_between(method -> 'proposal' -> 'groups', 0, 1e6)
    else false
  end) then
    return 'the rule by which phases are proposed is not valid';
  end if;
  return null;
end
$$;

-- What is wrong with the evidence of a proposed scenario; null: nothing.
create function private.problem_of_evidence(municipality text, evidence jsonb)
returns text
language plpgsql stable
set search_path = ''
as $$
begin
  if not private.has_members(evidence, 'draws', 'sectors')
     or not private.is_number_between(evidence -> 'draws', 1, 1000000)
     or jsonb_typeof(evidence -> 'sectors') <> 'array' then
    return 'it needs the number of draws and a list of sectors';
  end if;
  if jsonb_array_length(evidence -> 'sectors') > 10000 or octet_length(evidence::text) > 2000000 then
    return 'it is larger than 10,000 sectors or 2 MB';
  end if;
  if exists (
    select from jsonb_array_elements(evidence -> 'sectors') as e
    where not private.has_members(e, 'sectorId', 'score', 'rank', 'rankLow', 'rankHigh')
      or not private.is_number_between(e -> 'sectorId', 1, 9007199254740991)
      or exists (
        select from unnest(array['score', 'rank', 'rankLow', 'rankHigh']) as name
        where e -> name <> 'null' and not private.is_number_between(e -> name, -1e15, 1e15))
  ) then
    return 'a sector needs its id, score, rank, rankLow and rankHigh, each a number or null';
  end if;
  if exists (
    select from jsonb_array_elements(evidence -> 'sectors') as e group by e -> 'sectorId'
    having count(*) > 1
  ) or exists (
    select from jsonb_array_elements(evidence -> 'sectors') as e
    where not exists (
      select from public.sectors s
      where s.municipality_id = municipality and to_jsonb(s.id) = e -> 'sectorId')
  ) then
    return 'it names a sector twice, or one that the municipality does not have';
  end if;
  return null;
end
$$;

revoke execute on function
  private.is_number_between(jsonb, numeric, numeric),
  private.has_members(jsonb, text[]),
  private.problem_of_method(jsonb),
  private.problem_of_evidence(text, jsonb)
from public;
