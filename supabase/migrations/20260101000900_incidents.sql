-- Incidents: what happened, when and where. A point can lead to a person, so no request role reads
-- or writes this table at all. It stands in the schema that no API shows, because the embedded API
-- grants its roles every table of `public`, and policies do not bind the secret key. Everything goes
-- through functions that ask for the role first, and a read of points leaves a record.

create table public.incident_imports (
  municipality_id text not null references public.municipalities (id),
  -- Made by the client, so that a repeated import brings nothing in twice.
  id uuid not null,
  source text not null check (source ~ '\S' and char_length(source) <= 500),
  file_name text check (char_length(file_name) <= 255),
  -- Made up for a demonstration: its incidents must say so wherever they show.
  synthetic boolean not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by uuid default auth.uid(),
  -- A large import comes in several requests. Those received, by the hash of what was sent: one that
  -- is repeated adds nothing, and one that differs is refused.
  part_count smallint not null default 1,
  part_hashes text[] not null default '{}',
  received_at timestamptz not null default clock_timestamp(),
  -- null: parts are missing. Until the last has come, no question finds what the others brought.
  completed_at timestamptz,
  added_count integer not null default 0,
  already_there_count integer not null default 0,
  undone_at timestamptz,
  undone_by uuid,
  removed_count integer,
  primary key (municipality_id, id),
  check ((undone_at is null) = (removed_count is null))
);

-- One table, not one partition a month: over partitions a unique key needs a second table of all
-- identities, and a new partition locks readers out until a long import ends. Maps read the
-- roll-ups, and the index on municipality and time answers for a period.
create table private.incidents (
  municipality_id text not null,
  -- Made by the client, so that a repeated upload adds nothing.
  id uuid not null,
  indicator_key text not null references public.indicators (key),
  -- The start of what is known: the minute, the day or the month, as clocks in El Salvador show it.
  occurred_at timestamptz not null
    check (occurred_at at time zone 'America/El_Salvador' >= timestamp '1900-01-01'),
  occurred_precision text not null check (occurred_precision in ('minute', 'day', 'month')),
  -- El Salvador with its surroundings: far from it, the metres below mean nothing.
  location extensions.geometry(Point, 4326) not null
    check (extensions.st_x(location) between -92 and -86
      and extensions.st_y(location) between 11 and 16),
  -- The rest is set on write. null: in none of the municipality's sectors
  sector_id bigint,
  -- Metres of EPSG:32616 (UTM 16N), and the square of 100 metres, counted from its origin.
  easting double precision not null,
  northing double precision not null,
  cell_column integer not null,
  cell_row integer not null,
  -- Where it came from, and whether it is synthetic, stands with the import.
  import_id uuid not null,
  -- An import that is not complete may hold what another holds too. Completing it takes away what a
  -- complete one has, one import of a municipality after the other, so that none is counted twice.
  primary key (municipality_id, id, import_id),
  foreign key (municipality_id, import_id) references public.incident_imports (municipality_id, id),
  foreign key (sector_id, municipality_id) references public.sectors (id, municipality_id)
    on delete set null (sector_id),
  constraint incidents_occurred_as_precisely_as_said check (
    date_trunc(occurred_precision, occurred_at at time zone 'America/El_Salvador')
      = occurred_at at time zone 'America/El_Salvador')
);
-- All that is counted by stands in it, so that a year is counted without looking up each of its rows.
create index incidents_occurred_idx on private.incidents (municipality_id, occurred_at)
  include (easting, northing, indicator_key, occurred_precision, sector_id, import_id);
create index incidents_sector_idx on private.incidents (sector_id, occurred_at);
create index incidents_import_idx on private.incidents (municipality_id, import_id);
create index incidents_location_idx on private.incidents using gist (location);
-- Only where a server has looked after a row is the index enough. By default it would wait until a
-- fifth of the table is new, while the newest are asked for most.
alter table private.incidents set (autovacuum_vacuum_insert_scale_factor = 0.01);

-- Who read points, and which. Append-only.
create table public.incident_accesses (
  id bigint generated always as identity primary key,
  municipality_id text not null references public.municipalities (id),
  at timestamptz not null default clock_timestamp(),
  -- No foreign key: an account can be removed later, what it read stays.
  actor uuid not null default auth.uid(),
  -- {"bounds": [west, south, east, north], "sectorId": …}, in degrees; {}: all of it
  area jsonb not null,
  period daterange not null,
  -- null: of every kind
  indicators text[],
  -- null: all
  hours integer[],
  weekdays integer[],
  matched_count integer not null,
  returned_count integer not null
);
create index incident_accesses_municipality_idx
  on public.incident_accesses (municipality_id, at);

-- The sector at a place; of several that overlap there, the oldest. null: none
create function private.sector_at(town text, place extensions.geometry)
returns bigint
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select s.id from public.sectors s
    where s.municipality_id = town and s.geometry operator(extensions.&&) place
      and extensions.st_intersects(s.geometry, place)
    order by s.id limit 1
  );
end
$$;

create function private.place_incident()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  place constant extensions.geometry := extensions.st_transform(new.location, 32616);
begin
  new.sector_id := private.sector_at(new.municipality_id, new.location);
  new.easting := extensions.st_x(place);
  new.northing := extensions.st_y(place);
  new.cell_column := floor(new.easting / 100);
  new.cell_row := floor(new.northing / 100);
  return new;
end
$$;
create trigger incidents_placed_when_changed
  before update on private.incidents
  for each row execute function private.place_incident();
-- An import places its rows all at once.
create trigger incidents_placed_when_added
  before insert on private.incidents
  for each row when (new.easting is null) execute function private.place_incident();

-- Imports, undone imports and redrawn sectors of one municipality come one after the other.
create function private.lock_incidents(town text)
returns void
language sql
set search_path = ''
as $$
  select pg_advisory_xact_lock(hashtextextended('incidents in ' || town, 0))
$$;

-- A sector that is drawn, or drawn anew, takes and leaves incidents. (One that is removed leaves
-- them by the foreign key.)
create function private.place_incidents_again()
returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.lock_incidents(new.municipality_id);
  -- What is set here is set again, rightly, by the trigger.
  update private.incidents i set sector_id = null
  where i.municipality_id = new.municipality_id
    and (
      i.location operator(extensions.&&) new.geometry
      or tg_op = 'UPDATE' and i.sector_id = new.id
    )
    and i.sector_id is distinct from private.sector_at(i.municipality_id, i.location);
  return null;
end
$$;
create trigger sectors_take_incidents_when_added
  after insert on public.sectors
  for each row execute function private.place_incidents_again();
create trigger sectors_take_incidents_when_redrawn
  after update on public.sectors
  for each row when (new.geometry::text <> old.geometry::text)
  execute function private.place_incidents_again();

-- The functions that reach incidents ask here, first of all. A municipality that does not exist is
-- answered as one that the caller has nothing to do with.
create function private.require_role_in(town text, variadic roles text[])
returns void
language plpgsql
set search_path = ''
as $$
begin
  if town is null or town not in (select private.municipalities_with_role(variadic roles)) then
    raise exception 'Incidents of the municipality are not for you.'
      using errcode = 'PT403', hint = 'Ask an admin for the role.';
  end if;
end
$$;

revoke execute on function
  private.sector_at(text, extensions.geometry), private.place_incident(),
  private.lock_incidents(text), private.place_incidents_again(),
  private.require_role_in(text, text[])
from public;

-- The audit keeps what it has for ever and shows it to admins without a record of their reading,
-- so the import stands there, and not each incident.
create trigger incident_imports_audited
  after insert or update or delete on public.incident_imports
  for each row execute function private.write_audit('id');

create trigger incident_accesses_are_append_only
  before update or delete on public.incident_accesses
  for each row execute function private.refuse(
    'The record of who read incidents is append-only.', 'Leave it as it is.');

do $$
declare
  guarded text;
  name text;
begin
  foreach guarded in array array[
    'public.incident_imports', 'private.incidents', 'public.incident_accesses'] loop
    name := split_part(guarded, '.', 2);
    execute format('alter table %s enable row level security', guarded);
    execute format('alter table %s force row level security', guarded);
    execute format(
      'create trigger %I before truncate on %s
         for each statement execute function private.refuse(%L, %L)',
      name || '_not_truncated', guarded, name || ' cannot be truncated.', 'Undo the imports.');
    -- No policy allows it; service_role, which policies do not bind, is refused here.
    execute format(
      'create trigger %I before insert or update or delete on %s
         for each statement when (current_user in (''anon'', ''authenticated'', ''service_role''))
         execute function private.refuse(%L, %L)',
      name || '_not_written_by_requests', guarded, name || ' cannot be written by a request.',
      'Import incidents, or undo an import.');
    execute format('revoke all on %s from public, anon, authenticated, service_role', guarded);
  end loop;
end
$$;

create policy "police and admins read incident_imports" on public.incident_imports
  for select to authenticated
  using (municipality_id in (select private.municipalities_with_role('police', 'admin')));
create policy "admins read incident_accesses" on public.incident_accesses
  for select to authenticated
  using (municipality_id in (select private.municipalities_with_role('admin')));
grant select on public.incident_imports, public.incident_accesses to authenticated;
