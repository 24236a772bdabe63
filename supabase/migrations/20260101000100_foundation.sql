-- Schemas, PostGIS and the request roles; a Supabase project already has some of them.

-- Row level security is forced on every table, and the functions that look up roles and write the
-- audit run as their owner. An owner who is bound by the policies would find no roles and refuse
-- everybody, so say it now and not at the first sign-in.
do $$
begin
  if not exists (
    select from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)
  ) then
    raise exception 'The role % can be bound by row level security.', current_user
      using errcode = 'insufficient_privilege',
            hint = 'Migrate as a superuser or as a role with BYPASSRLS, as `postgres` is on Supabase.';
  end if;
end
$$;

create schema if not exists extensions;
create extension if not exists postgis with schema extensions;

-- `private` is never exposed by the API, and request roles may not even name what is in it: its
-- functions are called by policies, triggers and constraints alone. PostgreSQL lets everybody execute a new function, and a default privilege for one
-- schema cannot take that back, so each migration revokes it from the functions it makes.
create schema if not exists private;

do $$
begin
  if not exists (select from pg_roles where rolname = 'anon') then
    create role anon nologin noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'authenticated') then
    create role authenticated nologin noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'service_role') then
    create role service_role nologin noinherit bypassrls;
  end if;
end
$$;

grant usage on schema public, extensions to anon, authenticated, service_role;
revoke create on schema public from public;

-- A trigger that refuses what it is made for. Arguments: the message, and what to do instead.
-- The API turns PT403 into the status 403 and passes both texts on.
create function private.refuse()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  raise exception '%', tg_argv[0] using errcode = 'PT403', hint = tg_argv[1];
end
$$;
revoke execute on function private.refuse() from public;
