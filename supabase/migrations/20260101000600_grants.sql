-- What the request roles may do with a table at all, before any policy is asked. The policies are
-- the rule (the embedded API grants its roles every table and relies on them alone); on a Supabase
-- project these grants stand in front of them, and give nobody TRUNCATE.

revoke all on all tables in schema public from anon, authenticated, service_role;

grant select on public.municipalities, public.municipality_details, public.phases,
  public.publications
to anon;

grant select on all tables in schema public to authenticated;
grant insert, update on public.municipalities, public.phases, public.indicator_groups,
  public.indicators
to authenticated;
grant insert, update, delete on public.user_roles, public.sectors, public.assignments,
  public.observations
to authenticated;

grant select, insert, update, delete on all tables in schema public to service_role;
