-- What a document must be to go out. Nothing that a client sends is believed: apart from its words, all
-- that it says must be what the plan says now, and it may say nothing else.

-- PT409: it is not of the data as they are now, and has to be prepared anew. PT400: it breaks a rule.
-- The message is for those who develop; clients word the rule, which is the detail of the error, in the
-- language of the person: its name, and after a colon where it is broken.
create function private.refuse_publication(
  code text, rule text, problem text, place text default null)
returns void
language plpgsql
set search_path = ''
as $$
begin
  raise exception 'This cannot be published: %.', problem
    using errcode = code, detail = concat_ws(': ', rule, place), hint = case code
      when 'PT409' then 'Prepare it anew from the data as they are now.'
      else 'Correct it, then publish again.' end;
end
$$;

-- A number as JSON has it (RFC 8785): the shortest that is read back as the same double.
create function private.canonical_number(value numeric)
returns text
language sql immutable
set search_path = ''
set extra_float_digits = 1
as $$
  select case
    when value = 0 then '0'
    when abs(value) >= 1e-6 and abs(value) < 1e21 then
      trim_scale(value::double precision::text::numeric)::text
    else regexp_replace(value::double precision::text, 'e([+-])0+', 'e\1') end
$$;

-- The one text of a value: keys in order, no spaces. jsonb writes strings as JSON.stringify does. The
-- numbers of coordinates are many, and those of the plan are written as JSON has them.
create function private.canonical_json(value jsonb)
returns text
language plpgsql immutable
set search_path = ''
as $$
declare
  whole constant text := '^(0|-?[1-9][0-9]{0,14})$';
  made text;
begin
  if jsonb_typeof(value) = 'object' then
    select '{' || coalesce(string_agg(
      to_jsonb(m.key)::text || ':' || case
        when m.key = 'coordinates' then replace(m.value::text, ', ', ',')
        when jsonb_typeof(m.value) in ('object', 'array') then private.canonical_json(m.value)
        when jsonb_typeof(m.value) <> 'number' or m.value::text ~ whole then m.value::text
        else private.canonical_number(m.value::text::numeric) end,
      ',' order by m.key collate "C"), '') || '}' into made
    from jsonb_each(value) as m;
  elsif jsonb_typeof(value) = 'array' then
    select '[' || coalesce(string_agg(case
        when jsonb_typeof(e.value) in ('object', 'array') then private.canonical_json(e.value)
        when jsonb_typeof(e.value) <> 'number' or e.value::text ~ whole then e.value::text
        else private.canonical_number(e.value::text::numeric) end,
      ',' order by e.place), '') || ']' into made
    from jsonb_array_elements(value) with ordinality as e (value, place);
  elsif jsonb_typeof(value) = 'number' then
    made := private.canonical_number(value::text::numeric);
  else
    made := value::text;
  end if;
  return made;
end
$$;

-- The bytes that are stored, hashed and served are the one text of what was checked. The features are
-- those of the plan, which the document's were found to be equal to.
create function private.check_canonical(document text, features jsonb)
returns void
language plpgsql immutable
set search_path = ''
as $$
declare
  canonical constant text :=
    private.canonical_json(jsonb_set(document::jsonb, '{sectors,features}', features));
  same integer := 0;
  step integer := 1 << 26;
begin
  if document collate "C" = canonical collate "C" then
    return;
  end if;
  while step > 0 loop
    if same + step <= char_length(document)
       and left(document, same + step) collate "C" = left(canonical, same + step) collate "C" then
      same := same + step;
    end if;
    step := step / 2;
  end loop;
  perform private.refuse_publication('PT400', 'malformed', format(
    'it is not its canonical JSON: after %s characters stands %s and not %s', same,
    coalesce(nullif(substr(document, same + 1, 20), ''), 'nothing'),
    coalesce(nullif(substr(canonical, same + 1, 20), ''), 'nothing')));
end
$$;

-- Whether it is a text of so many characters, without control characters but, where there may be
-- several lines, the end of a line. One that is needed is not blank.
create function private.is_text(value jsonb, fewest integer, most integer, has_lines boolean)
returns boolean
language sql immutable
set search_path = ''
as $$
  select case when jsonb_typeof(value) = 'string' then
    char_length(value #>> '{}') between fewest and most
    and (fewest = 0 or value #>> '{}' ~ '\S')
    and case when has_lines then replace(value #>> '{}', e'\n', '') else value #>> '{}' end
      !~ '[\u0001-\u001f\u007f-\u009f]'
  else false end
$$;

-- The words that people chose.
create function private.check_words(document jsonb)
returns void
language plpgsql immutable
set search_path = ''
as $$
declare
  problem text;
begin
  select string_agg(t.name, ', ') into problem
  from (values
    ('titleEs', 1, 120, false), ('titleEn', 1, 120, false),
    ('summaryEs', 0, 1200, true), ('summaryEn', 0, 1200, true)
  ) as t (name, fewest, most, has_lines)
  where not private.is_text(document -> t.name, t.fewest, t.most, t.has_lines);
  if problem is not null then
    perform private.refuse_publication('PT400', 'words',
      problem || ' must be texts: a title of 1 to 120, a summary of at most 1,200 characters', problem);
  end if;
  if document -> 'contact' <> 'null'
     and not private.is_text(document -> 'contact', 1, 200, false) then
    perform private.refuse_publication('PT400', 'words',
      'contact must be null or a text of at most 200 characters', 'contact');
  end if;
  if jsonb_typeof(document -> 'sources') <> 'array' then
    perform private.refuse_publication('PT400', 'malformed', 'sources must be a list');
  end if;
  if jsonb_array_length(document -> 'sources') not between 1 and 12 then
    perform private.refuse_publication('PT400', 'words', 'it needs 1 to 12 sources', 'sources');
  end if;
  select string_agg(s.place::text, ', ') into problem
  from jsonb_array_elements(document -> 'sources') with ordinality as s (source, place)
  where not private.has_members(s.source, 'titleEs', 'titleEn', 'credit')
    or not private.is_text(s.source -> 'titleEs', 1, 600, false)
    or not private.is_text(s.source -> 'titleEn', 1, 600, false)
    or not private.is_text(s.source -> 'credit', 1, 200, false);
  if problem is not null then
    perform private.refuse_publication('PT400', 'source', format(
      'source %s must have a title in both languages of at most 600 and a credit of at most 200 characters',
      problem), problem);
  end if;
end
$$;

create function private.components_to_publish(town text)
returns jsonb
language sql stable
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('nameEs', c.name_es, 'nameEn', c.name_en,
    'source', c.source) order by c.sort_order), '[]')
  from public.components c where c.municipality_id = town
$$;

-- All that a document takes from the plan, as it stands now, with the phases of a scenario.
create function private.plan_to_publish(town text, scenario uuid)
returns jsonb
language sql stable
set search_path = ''
as $$
  with placed as (
    select s.*, d.phase, extensions.st_asgeojson(s.geometry, 6) as area,
      row_number() over (
        order by string_to_array(s.ppd_code, '-')::integer[], s.ppd_code collate "C") as place
    from public.sectors s
    left join public.scenario_assignments d
      on d.municipality_id = town and d.scenario_id = scenario and d.sector_id = s.id
    where s.municipality_id = town
  )
  select jsonb_build_object(
    'adopted', exists (select from public.scenarios c
      where c.municipality_id = town and c.id = scenario and c.status = 'adopted'),
    'municipality', (
      select jsonb_build_object('id', m.id, 'name', m.name, 'department', m.department,
        'areaKm2', m.area_km2, 'areaSource', m.area_source)
      from public.municipalities m where m.id = town),
    'phases', (
      select jsonb_agg(jsonb_build_object('number', p.number, 'nameEs', p.name_es,
        'nameEn', p.name_en, 'meaningEs', p.meaning_es, 'meaningEn', p.meaning_en,
        'colour', p.colour,
        'sectorCount', (select count(*) from placed s where s.phase = p.number))
        order by p.sort_order)
      from public.phases p),
    'features', (
      select coalesce(jsonb_agg(jsonb_build_object('type', 'Feature',
        'geometry', s.area::jsonb,
        'properties', jsonb_build_object('ppdCode', s.ppd_code, 'mapLabel', s.map_label,
          'name', s.name, 'places', s.places, 'noteEs', s.note_es, 'noteEn', s.note_en,
          'phase', s.phase, 'geometryStatus', s.geometry_status))
        order by s.place), '[]')
      from placed s),
    'bbox', (
      select jsonb_build_array(extensions.st_xmin(b.box), extensions.st_ymin(b.box),
        extensions.st_xmax(b.box), extensions.st_ymax(b.box))
      -- Of the coordinates as they are written, and not as they are stored.
      from (select extensions.st_extent(extensions.st_geomfromgeojson(s.area)) as box
        from placed s) b),
    'components', private.components_to_publish(town))
$$;

-- That the document says of the plan what the plan says.
create function private.check_plan(document jsonb, plan jsonb)
returns void
language plpgsql immutable
set search_path = ''
as $$
declare
  given constant jsonb := document -> 'sectors' -> 'features';
  problem text;
begin
  if document -> 'municipality' <> plan -> 'municipality'
     and document -> 'municipality' <> (plan -> 'municipality') || '{"areaKm2":null,"areaSource":null}'
  then
    perform private.refuse_publication('PT409', 'plan', 'the municipality is not as it stands in the plan');
  end if;
  if not private.has_members(document -> 'sectors', 'type', 'features')
     or document -> 'sectors' -> 'type' <> '"FeatureCollection"'
     or jsonb_typeof(given) <> 'array' then
    perform private.refuse_publication('PT400', 'malformed', 'sectors is not a collection of features');
  end if;
  select string_agg(coalesce(live.feature -> 'properties' ->> 'mapLabel', 'none') ||
    coalesce(' (' || differing.members || ')', ''), ', ' order by place) into problem
  from jsonb_array_elements(plan -> 'features') with ordinality as live (feature, place)
  full join jsonb_array_elements(given) with ordinality as sent (feature, place) using (place)
  cross join lateral (
    select string_agg(m.key, ', ' order by m.key) as members
    from jsonb_each(live.feature || (live.feature -> 'properties')) as m
    where m.key <> 'properties' and sent.feature is not null
      and m.value is distinct from coalesce(sent.feature -> 'properties' -> m.key, sent.feature -> m.key)
  ) differing
  where live.feature is distinct from sent.feature;
  if problem is not null then
    perform private.refuse_publication('PT409', 'plan',
      'these sectors, in the order of their codes, are not as they stand in the plan: ' || left(problem, 500));
  end if;
  if document -> 'phases' is distinct from plan -> 'phases' then
    perform private.refuse_publication('PT409', 'plan',
      'the phases, or how many sectors each has, are not as they stand in the plan');
  end if;
  if document -> 'bbox' is distinct from plan -> 'bbox' then
    perform private.refuse_publication('PT409', 'plan', 'bbox is not that of the sectors');
  end if;
  if document -> 'components' is distinct from (
    select coalesce(jsonb_agg(c.component order by c.place), '[]')
    from jsonb_array_elements(plan -> 'components') with ordinality as c (component, place)
    where document -> 'components' @> jsonb_build_array(c.component)
  ) then
    perform private.refuse_publication('PT409', 'plan',
      'components are not among those of the plan, in their order');
  end if;
end
$$;

revoke execute on function
  private.refuse_publication(text, text, text, text),
  private.canonical_number(numeric),
  private.canonical_json(jsonb),
  private.check_canonical(text, jsonb),
  private.is_text(jsonb, integer, integer, boolean),
  private.check_words(jsonb),
  private.components_to_publish(text),
  private.plan_to_publish(text, uuid),
  private.check_plan(jsonb, jsonb)
from public;
