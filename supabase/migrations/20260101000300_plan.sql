-- The plan of a municipality: its police sectors, the phases, the indicators and what was observed.

-- Called by check constraints, so that a refused geometry is refused with its reason; the API turns
-- PT400 into the status 400 and passes message and hint on.
create function private.is_usable_geometry(geometry extensions.geometry)
returns boolean
language plpgsql immutable
set search_path = ''
as $$
begin
  if geometry is null then
    return true;
  end if;
  if extensions.st_isempty(geometry) then
    raise exception 'The geometry is empty.'
      using errcode = 'PT400', hint = 'Draw or import at least one polygon.';
  end if;
  if extensions.st_xmin(geometry) < -180 or extensions.st_xmax(geometry) > 180
     or extensions.st_ymin(geometry) < -90 or extensions.st_ymax(geometry) > 90 then
    raise exception 'The geometry lies outside longitude -180..180 and latitude -90..90.'
      using errcode = 'PT400',
            hint = 'Give coordinates as longitude, latitude in degrees (WGS84).';
  end if;
  if not extensions.st_isvalid(geometry) then
    raise exception 'The geometry is not valid: %.', extensions.st_isvalidreason(geometry)
      using errcode = 'PT400',
            hint = 'Mend the outline where it crosses or touches itself, then save again.';
  end if;
  return true;
end
$$;
revoke execute on all functions in schema private from public;
grant execute on function private.is_usable_geometry(extensions.geometry)
to anon, authenticated, service_role;

alter table public.municipalities
  add constraint municipalities_outline_usable check (private.is_usable_geometry(outline));

create table public.phases (
  number smallint primary key check (number between 1 and 9),
  name_es text not null,
  name_en text not null,
  meaning_es text not null,
  meaning_en text not null,
  colour text not null check (colour ~ '^#[0-9a-f]{6}$'),
  sort_order smallint not null unique,
  source text not null,
  version integer not null default 1
);

-- Identifiers are always generated: one chosen by a client would tell, by being refused, whether
-- another municipality has it.
create table public.sectors (
  id bigint generated always as identity primary key,
  municipality_id text not null references public.municipalities (id),
  ppd_code text not null check (ppd_code ~ '^[0-9]{3}-[0-9]{3}(-[0-9]{1,2})?$'),
  map_label text not null check (map_label <> ''),
  -- null: the source names no place for the sector
  name text check (name <> ''),
  places text[] not null default '{}' check (array_position(places, null) is null),
  note_es text,
  note_en text,
  geometry extensions.geometry(MultiPolygon, 4326) not null,
  geometry_status text not null check (geometry_status in ('official', 'surveyed', 'illustrative')),
  geometry_source text not null check (geometry_source <> ''),
  -- How well the place of an illustrative sector is known.
  anchor text check (anchor in ('known', 'likely', 'described', 'none')),
  version integer not null default 1,
  unique (municipality_id, ppd_code),
  unique (municipality_id, map_label),
  unique (id, municipality_id),
  constraint sectors_geometry_usable check (private.is_usable_geometry(geometry))
);
create index sectors_geometry_idx on public.sectors using gist (geometry);

-- The phase given to a sector. A sector without a row has no stated phase.
-- Unique keys here and below begin with the municipality, although the sector implies it: else a
-- "duplicate" instead of a "no such sector" would tell a planner what another municipality has.
create table public.assignments (
  id bigint generated always as identity primary key,
  municipality_id text not null references public.municipalities (id),
  sector_id bigint not null,
  phase smallint not null references public.phases (number),
  source text not null check (source <> ''),
  note text,
  version integer not null default 1,
  unique (municipality_id, sector_id),
  foreign key (sector_id, municipality_id) references public.sectors (id, municipality_id)
    on delete cascade
);

create table public.indicator_groups (
  key text primary key check (key ~ '^[a-z][a-z0-9_]*$'),
  label_es text not null,
  label_en text not null,
  sort_order smallint not null unique,
  version integer not null default 1
);

create table public.indicators (
  key text primary key check (key ~ '^[a-z][a-z0-9_]*$'),
  sort_order smallint not null unique,
  label_es text not null,
  label_en text not null,
  -- The label exactly as the source spells it, typing errors and repetitions included.
  source_label text not null,
  unit_es text not null,
  unit_en text not null,
  group_key text not null references public.indicator_groups (key),
  direction text not null check (direction in ('more_is_worse', 'more_is_better')),
  -- extensive values add up over sectors, intensive ones (rates) do not.
  aggregation text not null check (aggregation in ('extensive', 'intensive', 'unknown')),
  -- Counts what the police did (arrests), not what people need.
  police_discovered boolean not null default false,
  sensitivity text not null check (sensitivity in ('ordinary', 'sensitive')),
  -- Counts from 1 up to, but not including, this number are hidden from the public; 1: none is. With 2
  -- every small count would be 1, and to hide it would be to tell it.
  suppress_below smallint not null
    constraint indicators_suppress_none_or_several check (suppress_below = 1 or suppress_below >= 3),
  is_duplicate_of text references public.indicators (key) check (is_duplicate_of <> key),
  note_es text,
  note_en text,
  version integer not null default 1
);

create table public.observations (
  id bigint generated always as identity primary key,
  municipality_id text not null references public.municipalities (id),
  sector_id bigint not null,
  indicator_key text not null references public.indicators (key),
  status text not null default 'observed' check (status in ('observed', 'missing')),
  -- Not numeric, which some clients deliver as text; integers are exact up to 2^53.
  value double precision,
  -- null: the source states no period
  period daterange check (not isempty(period)),
  source text not null check (source <> ''),
  version integer not null default 1,
  unique nulls not distinct (municipality_id, sector_id, indicator_key, period),
  foreign key (sector_id, municipality_id) references public.sectors (id, municipality_id)
    on delete cascade,
  -- Missing is not zero: a missing value is null and says so, an observed one is a number.
  constraint observations_missing_is_not_zero check ((status = 'observed') = (value is not null)),
  constraint observations_value_is_finite check (value >= 0 and value < 'Infinity')
);

-- What the map and the panel read: geometry as GeoJSON text (longitude, latitude, WGS84).
create view public.sector_details
with (security_invoker = true)
as
select
  s.id, s.municipality_id, s.ppd_code, s.map_label, s.name, s.places, s.note_es, s.note_en,
  s.geometry_status, s.geometry_source, s.anchor, s.version,
  extensions.st_asgeojson(s.geometry, 6) as geometry,
  a.phase, a.source as phase_source
from public.sectors s
left join public.assignments a on a.sector_id = s.id;

create view public.municipality_details
with (security_invoker = true)
as
select
  m.id, m.name, m.department, m.national_phase, m.area_km2, m.area_source, m.outline_source,
  m.version, extensions.st_asgeojson(m.outline, 6) as outline
from public.municipalities m;

create trigger sector_details_are_read_only
  instead of insert or update or delete on public.sector_details
  for each row execute function private.refuse(
    'sector_details is for reading.', 'Write to sectors and assignments.');
create trigger municipality_details_are_read_only
  instead of insert or update or delete on public.municipality_details
  for each row execute function private.refuse(
    'municipality_details is for reading.', 'Write to municipalities.');

alter table public.phases enable row level security;
alter table public.phases force row level security;
create policy "everyone reads phases" on public.phases
  for select to anon, authenticated using (true);
create policy "national admins add phases" on public.phases
  for insert to authenticated with check ((select private.has_role_everywhere('admin')));
create policy "national admins change phases" on public.phases
  for update to authenticated
  using ((select private.has_role_everywhere('admin')))
  with check ((select private.has_role_everywhere('admin')));

alter table public.indicator_groups enable row level security;
alter table public.indicator_groups force row level security;
create policy "people with a role read indicator groups" on public.indicator_groups
  for select to authenticated using ((select private.has_role('planner', 'police', 'admin')));
create policy "national admins add indicator groups" on public.indicator_groups
  for insert to authenticated with check ((select private.has_role_everywhere('admin')));
create policy "national admins change indicator groups" on public.indicator_groups
  for update to authenticated
  using ((select private.has_role_everywhere('admin')))
  with check ((select private.has_role_everywhere('admin')));

alter table public.indicators enable row level security;
alter table public.indicators force row level security;
create policy "people with a role read indicators" on public.indicators
  for select to authenticated using ((select private.has_role('planner', 'police', 'admin')));
create policy "national admins add indicators" on public.indicators
  for insert to authenticated with check ((select private.has_role_everywhere('admin')));
create policy "national admins change indicators" on public.indicators
  for update to authenticated
  using ((select private.has_role_everywhere('admin')))
  with check ((select private.has_role_everywhere('admin')));

-- Sectors, assignments and observations follow one rule: planners write in their municipalities;
-- police and admins read there.
do $$
declare
  plan_table text;
begin
  foreach plan_table in array array['sectors', 'assignments', 'observations'] loop
    execute format(
      'create trigger %1$s_keep_their_municipality before update on public.%1$I
         for each row when (new.municipality_id is distinct from old.municipality_id)
         execute function private.refuse(%2$L, %3$L)',
      plan_table,
      'A row of ' || plan_table || ' cannot move to another municipality.',
      'Remove it here and add it there.');
    execute format('alter table public.%I enable row level security', plan_table);
    execute format('alter table public.%I force row level security', plan_table);
    execute format(
      'create policy "the municipality''s people read %1$s" on public.%1$I
         for select to authenticated
         using (municipality_id in
           (select private.municipalities_with_role(''planner'', ''police'', ''admin'')))',
      plan_table);
    execute format(
      'create policy "planners add %1$s" on public.%1$I
         for insert to authenticated
         with check (municipality_id in (select private.municipalities_with_role(''planner'')))',
      plan_table);
    execute format(
      'create policy "planners change %1$s" on public.%1$I
         for update to authenticated
         using (municipality_id in (select private.municipalities_with_role(''planner'')))
         with check (municipality_id in (select private.municipalities_with_role(''planner'')))',
      plan_table);
    execute format(
      'create policy "planners remove %1$s" on public.%1$I
         for delete to authenticated
         using (municipality_id in (select private.municipalities_with_role(''planner'')))',
      plan_table);
  end loop;
end
$$;
