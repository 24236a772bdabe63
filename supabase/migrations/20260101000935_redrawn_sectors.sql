-- Planners draw sectors, and read totals of incidents by sector. Who did both at will could draw a
-- sector around a single house, or the same sector twice with the house in it and not, and so learn
-- what happened there. So totals are kept from them until the police or an admin has looked at what
-- was drawn.

create table private.redrawn_sectors (
  id bigint generated always as identity primary key,
  municipality_id text not null references public.municipalities (id),
  redrawn_at timestamptz not null default clock_timestamp(),
  redrawn_by uuid not null,
  confirmed_at timestamptz,
  confirmed_by uuid,
  check ((confirmed_at is null) = (confirmed_by is null))
);
-- One that waits is enough, however often sectors are drawn until it is confirmed.
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
    insert into private.redrawn_sectors (municipality_id, redrawn_by) values (town, auth.uid())
    on conflict (municipality_id) where confirmed_at is null do nothing;
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

-- The police or an admin has looked at the sectors as they are drawn now. Answers whether any waited:
-- done twice, it does nothing.
create function public.confirm_sectors(municipality text)
returns boolean
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.require_role_in(municipality, 'police', 'admin');
  update private.redrawn_sectors r set confirmed_at = clock_timestamp(), confirmed_by = auth.uid()
  where r.municipality_id = municipality and r.confirmed_at is null;
  return found;
end
$$;

revoke execute on function
  private.note_redrawn_sectors(), private.require_confirmed_sectors(text)
from public;
revoke execute on function public.confirm_sectors(text) from public, anon, service_role;
grant execute on function public.confirm_sectors(text) to authenticated;
