-- Schemas, PostGIS and the request roles. Everything here is idempotent, because a Supabase
-- project already has the roles and the `extensions` schema.

create schema if not exists extensions;
create extension if not exists postgis with schema extensions;

-- `private` is never exposed by the API. Its functions are called by policies, triggers and
-- constraints, which run as the caller, so callers may use the schema but see no table in it.
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

grant usage on schema public, private, extensions to anon, authenticated, service_role;
revoke create on schema public from public;

-- Functions are callable by nobody until a migration grants them.
alter default privileges in schema private revoke execute on functions from public;
