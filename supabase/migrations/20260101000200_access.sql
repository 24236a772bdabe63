-- Municipalities are the tenants; user_roles says who may do what in which of them.

create table public.municipalities (
  id text primary key check (id ~ '^[a-z]+(-[a-z]+)*$'),
  name text not null check (name <> ''),
  department text not null check (department <> ''),
  -- The phase of the municipality in the national plan (I, II, III), not a phase of its sectors.
  national_phase smallint check (national_phase between 1 and 3),
  outline extensions.geometry(MultiPolygon, 4326),
  outline_source text,
  area_km2 double precision check (area_km2 > 0 and area_km2 < 'Infinity'),
  area_source text,
  version integer not null default 1,
  check ((outline is null) = (outline_source is null)),
  check ((area_km2 is null) = (area_source is null))
);
create index municipalities_outline_idx on public.municipalities using gist (outline);

create table public.user_roles (
  id bigint generated always as identity primary key,
  user_id uuid not null references auth.users (id) on delete cascade,
  role text not null check (role in ('planner', 'police', 'admin')),
  -- null: all municipalities
  municipality_id text references public.municipalities (id) on delete cascade,
  version integer not null default 1,
  unique nulls not distinct (user_id, role, municipality_id)
);
-- Another person or another municipality is another grant: revoke this one and make that one.
create trigger user_roles_keep_their_person_and_place
  before update on public.user_roles
  for each row
  when (
    new.user_id is distinct from old.user_id
    or new.municipality_id is distinct from old.municipality_id
  )
  execute function private.refuse(
    'A role cannot be handed to another person or municipality.',
    'Revoke it and grant a new one.');

-- The municipalities in which the caller holds one of the roles. Policies use it as an
-- uncorrelated subquery, so it runs once per statement and not once per row.
create function private.municipalities_with_role(variadic roles text[])
returns setof text
language sql stable security definer
set search_path = ''
as $$
  select m.id
  from public.municipalities m
  where exists (
    select from public.user_roles r
    where r.user_id = (select auth.uid())
      and r.role = any (roles)
      and (r.municipality_id is null or r.municipality_id = m.id)
  )
$$;

-- Whether the caller holds one of the roles in any municipality.
create function private.has_role(variadic roles text[])
returns boolean
language sql stable security definer
set search_path = ''
as $$
  select exists (
    select from public.user_roles r
    where r.user_id = (select auth.uid()) and r.role = any (roles)
  )
$$;

-- Whether the caller holds one of the roles in all municipalities.
create function private.has_role_everywhere(variadic roles text[])
returns boolean
language sql stable security definer
set search_path = ''
as $$
  select exists (
    select from public.user_roles r
    where r.user_id = (select auth.uid()) and r.role = any (roles) and r.municipality_id is null
  )
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.municipalities_with_role(text[]),
  private.has_role(text[]),
  private.has_role_everywhere(text[])
to anon, authenticated, service_role;

alter table public.municipalities enable row level security;
alter table public.municipalities force row level security;
create policy "everyone reads municipalities" on public.municipalities
  for select to anon, authenticated using (true);
create policy "national admins add municipalities" on public.municipalities
  for insert to authenticated with check ((select private.has_role_everywhere('admin')));
create policy "national admins change municipalities" on public.municipalities
  for update to authenticated
  using ((select private.has_role_everywhere('admin')))
  with check ((select private.has_role_everywhere('admin')));

alter table public.user_roles enable row level security;
alter table public.user_roles force row level security;
create policy "people read their own roles" on public.user_roles
  for select to authenticated using (user_id = (select auth.uid()));
create policy "admins read the roles of their municipalities" on public.user_roles
  for select to authenticated
  using (
    (select private.has_role_everywhere('admin'))
    or municipality_id in (select private.municipalities_with_role('admin'))
  );
-- Nobody changes their own roles, not even an admin. A row without a municipality reaches
-- everywhere, so only an admin of everywhere may touch it.
create policy "admins grant roles to others" on public.user_roles
  for insert to authenticated
  with check (
    user_id <> (select auth.uid())
    and (
      (select private.has_role_everywhere('admin'))
      or municipality_id in (select private.municipalities_with_role('admin'))
    )
  );
create policy "admins change roles of others" on public.user_roles
  for update to authenticated
  using (
    user_id <> (select auth.uid())
    and (
      (select private.has_role_everywhere('admin'))
      or municipality_id in (select private.municipalities_with_role('admin'))
    )
  )
  with check (
    user_id <> (select auth.uid())
    and (
      (select private.has_role_everywhere('admin'))
      or municipality_id in (select private.municipalities_with_role('admin'))
    )
  );
create policy "admins revoke roles of others" on public.user_roles
  for delete to authenticated
  using (
    user_id <> (select auth.uid())
    and (
      (select private.has_role_everywhere('admin'))
      or municipality_id in (select private.municipalities_with_role('admin'))
    )
  );
