-- What a document takes from the data as they stand: indicators, how they add up, and values.

-- How indicators are known to add up, in terms of those that repeat no other.
create function private.known_sums()
returns jsonb
language sql stable
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('total', s.total, 'parts', s.parts, 'covers', s.covers)
    order by s.place, s.covers), '[]')
  from (
    select coalesce(t.is_duplicate_of, t.key) as total, k.covers, min(t.sort_order) as place,
      jsonb_agg(coalesce(p.is_duplicate_of, p.key) order by p.sort_order) as parts
    from public.indicator_sums k
    join public.indicators t on t.key = k.total_key
    join public.indicators p on p.key = k.part_key
    group by 1, k.covers
  ) s
$$;

-- Of these indicators, what a document takes from the data as they stand now: of each sector the
-- observation with the most recent period.
create function private.figures_to_publish(town text, keys text[])
returns jsonb
language sql stable
set search_path = ''
as $$
  with latest as (
    select distinct on (o.sector_id, o.indicator_key) o.*
    from public.observations o
    where o.municipality_id = town and o.indicator_key = any (keys)
    order by o.sector_id, o.indicator_key,
      -- As comparePeriods in src/domain: by the last day, then the first; none stated is the oldest.
      o.period is not null desc, upper_inf(o.period) desc, upper(o.period) desc,
      lower_inf(o.period), lower(o.period) desc
  )
  select jsonb_build_object(
    'groups', (
      select coalesce(jsonb_agg(jsonb_build_object('key', g.key, 'labelEs', g.label_es,
        'labelEn', g.label_en) order by g.sort_order), '[]')
      from public.indicator_groups g
      where g.key in (select i.group_key from public.indicators i where i.key = any (keys))),
    'indicators', (
      select coalesce(jsonb_agg(jsonb_build_object('key', i.key, 'labelEs', i.label_es,
        'labelEn', i.label_en, 'unitEs', i.unit_es, 'unitEn', i.unit_en, 'groupKey', i.group_key,
        'suppressBelow', i.suppress_below, 'isDuplicateOf', i.is_duplicate_of,
        'policeDiscovered', i.police_discovered, 'noteEs', i.note_es, 'noteEn', i.note_en)
        order by i.sort_order), '[]')
      from public.indicators i where i.key = any (keys)),
    'additive', (
      select coalesce(jsonb_agg(i.key), '[]') from public.indicators i
      where i.key = any (keys) and i.aggregation = 'extensive'),
    'uncounted', (
      select string_agg(i.key, ', ' order by i.sort_order) from public.indicators i
      where i.key = any (keys) and (i.aggregation = 'intensive'
        or i.is_duplicate_of in
          (select d.key from public.indicators d where d.is_duplicate_of is not null))),
    'cells', (
      select coalesce(jsonb_agg(jsonb_build_object('sector', s.ppd_code, 'indicator', l.indicator_key,
        'period', l.period, 'source', l.source, 'value', l.value)), '[]')
      from latest l join public.sectors s on s.id = l.sector_id),
    'sums', private.known_sums())
$$;

-- The keys of the indicators that a document names; refuses what is no figures at all.
create function private.published_keys(figures jsonb)
returns text[]
language plpgsql stable
set search_path = ''
as $$
declare
  keys text[];
  problem text;
begin
  if figures = 'null' then
    return '{}';
  end if;
  if not private.has_members(figures, 'groups', 'indicators', 'sums', 'cells', 'totals')
     or exists (select from jsonb_each(figures) as m where jsonb_typeof(m.value) <> 'array') then
    perform private.refuse_publication('PT400', 'malformed', 'figures is not what figures are');
  end if;
  select array_agg(i ->> 'key') into keys from jsonb_array_elements(figures -> 'indicators') as i;
  if keys is null then
    perform private.refuse_publication('PT400', 'malformed', 'figures without an indicator are null');
  end if;
  select string_agg(coalesce(k, '?'), ', ') into problem from unnest(keys) as k
  where not exists (select from public.indicators i where i.key = k);
  if problem is not null then
    perform private.refuse_publication('PT409', 'data',
      'there are no such indicators: ' || left(problem, 500));
  end if;
  return keys;
end
$$;

revoke execute on function
  private.known_sums(),
  private.figures_to_publish(text, text[]),
  private.published_keys(jsonb)
from public;
