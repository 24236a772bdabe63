-- Planners draw sectors, and read totals of incidents by sector. Who did both at will could draw a
-- sector around a single house, or the same sector twice with the house in it and not, and so learn
-- what happened there. So totals are kept from them until the police or an admin has looked at what
-- was drawn.

create table private.redrawn_sectors (
  id bigint generated always as identity primary key,
  municipality_id text not null references public.municipalities (id),
  -- Of the transaction, whose audit entries of the sectors are none older.
  redrawn_at timestamptz not null default now(),
  redrawn_by uuid not null,
  -- The last drawing that waits with it, which tells whether somebody has drawn since it was looked at.
  last_redrawn_at timestamptz not null default now(),
  drawn_in xid8 not null default pg_current_xact_id(),
  confirmed_at timestamptz,
  confirmed_by uuid,
  check ((confirmed_at is null) = (confirmed_by is null))
);
-- One that waits, however often sectors are drawn until it is confirmed.
create unique index redrawn_sectors_waiting_key
  on private.redrawn_sectors (municipality_id) where confirmed_at is null;

alter table private.redrawn_sectors enable row level security;
alter table private.redrawn_sectors force row level security;
create trigger redrawn_sectors_audited
  after insert or update or delete on private.redrawn_sectors
  for each row execute function private.write_audit('id');
create trigger redrawn_sectors_not_truncated before truncate on private.redrawn_sectors
  for each statement execute function private.refuse(
    'redrawn_sectors cannot be truncated.', 'Confirm the sectors.');

create function private.note_redrawn_sectors()
returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  town constant text := case when tg_op = 'DELETE' then old.municipality_id
    else new.municipality_id end;
begin
  if auth.uid() is not null
     and town not in (select private.municipalities_with_role('police', 'admin')) then
    -- Who confirms at the same time waits for this drawing, and is then told of it.
    insert into private.redrawn_sectors as r (municipality_id, redrawn_by) values (town, auth.uid())
    on conflict (municipality_id) where confirmed_at is null
      do update set last_redrawn_at = excluded.last_redrawn_at, drawn_in = excluded.drawn_in
      where r.drawn_in <> excluded.drawn_in;
  end if;
  return null;
end
$$;
create trigger sectors_noted_when_added_or_removed
  after insert or delete on public.sectors
  for each row execute function private.note_redrawn_sectors();
create trigger sectors_noted_when_redrawn
  after update on public.sectors
  for each row when (new.geometry::text <> old.geometry::text
    or new.municipality_id <> old.municipality_id)
  execute function private.note_redrawn_sectors();

-- Refuses who could have drawn the sectors that they ask about.
create function private.require_confirmed_sectors(town text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if town not in (select private.municipalities_with_role('police', 'admin'))
     and exists (select from private.redrawn_sectors r
       where r.municipality_id = town and r.confirmed_at is null) then
    raise exception 'The sectors were drawn anew, and the police have not confirmed them.'
      using errcode = 'PT403', hint = 'Ask the police or an admin to confirm the sectors.';
  end if;
end
$$;

-- What waits to be confirmed; null: nothing. answer: { drawing: names it to `confirm_sectors`, since,
--   latest: when the first and the last of it were drawn,
--   sectors: [{ id, ppdCode, mapLabel, name, before, after: outlines as GeoJSON text, null where there
--     was or is none, differenceM2: square metres in one of them alone, null without both }] }
-- Of the sectors, those that are not as they were; null for planners, who cannot confirm.
create function public.redrawn_sectors(municipality text)
returns json
language plpgsql security definer
set search_path = ''
as $$
declare
  waiting private.redrawn_sectors;
begin
  perform private.require_role_in(municipality, 'planner', 'police', 'admin');
  select * into waiting from private.redrawn_sectors r
  where r.municipality_id = municipality and r.confirmed_at is null;
  if not found then
    return null;
  end if;
  return json_build_object('drawing', waiting.drawn_in::text, 'since', waiting.redrawn_at,
    'latest', waiting.last_redrawn_at,
    'sectors', case when municipality in (select private.municipalities_with_role('police', 'admin'))
      then private.sectors_drawn_since(municipality, waiting.redrawn_at) end);
end
$$;

-- The audit has how each of them was when it was drawn first.
create function private.sectors_drawn_since(town text, since timestamptz)
returns json
language sql stable
set search_path = ''
as $$
  with first as (
    select distinct on (a.row_key) a.row_key::bigint as id,
      case when a.before ->> 'municipality_id' = town then a.before end as sector
    from public.audit_entries a
    where a.municipality_id = town and a.table_name = 'sectors' and a.at >= since
    order by a.row_key, a.id
  ), compared as (
    select f.id, coalesce(n.sector, f.sector) as sector, f.sector -> 'geometry' as before,
      n.sector -> 'geometry' as after, n.geometry
    from first f
    left join lateral (
      select to_jsonb(s) as sector, s.geometry from public.sectors s
      where s.id = f.id and s.municipality_id = town
    ) n on true
  )
  select coalesce(json_agg(json_build_object('id', c.id, 'ppdCode', c.sector ->> 'ppd_code',
    'mapLabel', c.sector ->> 'map_label', 'name', c.sector ->> 'name',
    'before', c.before::text, 'after', c.after::text,
    'differenceM2', extensions.st_area(extensions.st_transform(extensions.st_symdifference(
      extensions.st_setsrid(extensions.st_geomfromgeojson(c.before::text), 4326), c.geometry), 32616)))
    order by c.sector ->> 'ppd_code', c.id), '[]')
  from compared c
  where c.before is distinct from c.after
$$;

-- The police or an admin has looked at the sectors as `drawing` names them. Answers whether any
-- waited: done twice, it does nothing. What was drawn after they looked is not confirmed with it.
create function public.confirm_sectors(municipality text, drawing text)
returns boolean
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.require_role_in(municipality, 'police', 'admin');
  update private.redrawn_sectors r set confirmed_at = clock_timestamp(), confirmed_by = auth.uid()
  where r.municipality_id = municipality and r.confirmed_at is null and r.drawn_in::text = drawing;
  if found then
    return true;
  end if;
  if exists (select from private.redrawn_sectors r
    where r.municipality_id = municipality and r.confirmed_at is null) then
    raise exception 'The sectors were drawn once more.'
      using errcode = 'PT409', hint = 'Look at them as they are now, then confirm.';
  end if;
  return false;
end
$$;

revoke execute on function
  private.note_redrawn_sectors(), private.require_confirmed_sectors(text),
  private.sectors_drawn_since(text, timestamptz)
from public;
revoke execute on function public.redrawn_sectors(text), public.confirm_sectors(text, text)
from public, anon, service_role;
grant execute on function public.redrawn_sectors(text), public.confirm_sectors(text, text)
to authenticated;
