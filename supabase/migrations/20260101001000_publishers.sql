-- Who publishes, what can be told of an edition that was withdrawn, and what publications are made
-- from beside sectors and observations: components of the plan, and how indicators add up.

-- Planners who may also publish and withdraw hold this role beside theirs.
alter table public.user_roles
  drop constraint user_roles_role_check,
  add constraint user_roles_role_check
    check (role in ('planner', 'publisher', 'police', 'admin'));

alter table public.publications
  -- Made by the client, so that a repeated request publishes nothing twice; null: none made it.
  add column publication_id uuid,
  add column title_en text generated always as (content ->> 'titleEn') stored,
  add constraint publications_made_once unique (municipality_id, publication_id),
  add constraint publications_known_by_hash unique (municipality_id, edition, sha256);

-- An edition that should not have gone out stays in the chain, and its content is shown to nobody but
-- those who answer for it. What everyone may still know of it stands here.
create table public.publication_withdrawals (
  id bigint generated always as identity primary key,
  municipality_id text not null references public.municipalities (id),
  edition integer not null,
  sha256 text not null,
  -- Days in El Salvador.
  published_on date not null,
  withdrawn_on date not null,
  reason_es text not null check (reason_es ~ '\S' and char_length(reason_es) <= 1000),
  reason_en text not null check (reason_en ~ '\S' and char_length(reason_en) <= 1000),
  unique (municipality_id, edition),
  foreign key (municipality_id, edition, sha256)
    references public.publications (municipality_id, edition, sha256)
);

create trigger publication_withdrawals_are_immutable
  before update or delete on public.publication_withdrawals
  for each row execute function private.refuse(
    'A withdrawal is never changed or removed.', 'Publish a new edition.');
create trigger publication_withdrawals_are_not_made_by_requests
  before insert on public.publication_withdrawals
  for each row when (current_user in ('anon', 'authenticated', 'service_role'))
  execute function private.refuse(
    'A withdrawal cannot be added by a request.', 'Call withdraw_edition.');
create trigger publication_withdrawals_announced
  after insert on public.publication_withdrawals
  for each row execute function private.announce_publication();

drop policy "everyone reads publications" on public.publications;
create policy "everyone reads publications that stand" on public.publications
  for select to anon, authenticated
  using (not exists (
    select from public.publication_withdrawals w
    where w.municipality_id = publications.municipality_id and w.edition = publications.edition
  ));
create policy "those who answer for them read withdrawn publications" on public.publications
  for select to authenticated
  using (municipality_id in
    (select private.municipalities_with_role('planner', 'publisher', 'admin')));

-- All editions, as everyone may know of them: the title of those that stand, the reasons of others.
create view public.publication_entries
with (security_invoker = true)
as
select
  p.municipality_id, p.edition, p.sha256,
  (p.published_at at time zone 'America/El_Salvador')::date as published_on,
  p.title as title_es, p.title_en,
  null::date as withdrawn_on, null::text as reason_es, null::text as reason_en
from public.publications p
where not exists (
  select from public.publication_withdrawals w
  where w.municipality_id = p.municipality_id and w.edition = p.edition
)
union all
select
  w.municipality_id, w.edition, w.sha256, w.published_on, null, null,
  w.withdrawn_on, w.reason_es, w.reason_en
from public.publication_withdrawals w;
create trigger publication_entries_are_read_only
  instead of insert or update or delete on public.publication_entries
  for each row execute function private.refuse(
    'publication_entries is for reading.', 'Call publish_edition or withdraw_edition.');

-- What the public may know or suppose of how indicators add up, sector by sector: of all parts, or of
-- some. Parts of one total never count the same twice.
create table public.indicator_sums (
  id bigint generated always as identity primary key,
  total_key text not null references public.indicators (key),
  part_key text not null references public.indicators (key) check (part_key <> total_key),
  covers text not null check (covers in ('all', 'some')),
  source text not null check (source <> ''),
  version integer not null default 1,
  unique (total_key, part_key)
);

-- The components of a municipality's plan, such as territorial control.
create table public.components (
  id bigint generated always as identity primary key,
  municipality_id text not null references public.municipalities (id),
  sort_order smallint not null,
  name_es text not null check (name_es <> ''),
  name_en text not null check (name_en <> ''),
  source text not null check (source <> ''),
  version integer not null default 1,
  unique (municipality_id, sort_order)
);
create trigger components_keep_their_municipality
  before update on public.components
  for each row when (new.municipality_id is distinct from old.municipality_id)
  execute function private.refuse(
    'A row of components cannot move to another municipality.', 'Remove it here and add it there.');

alter table public.publication_withdrawals enable row level security;
alter table public.publication_withdrawals force row level security;
create policy "everyone reads publication_withdrawals" on public.publication_withdrawals
  for select to anon, authenticated using (true);

alter table public.indicator_sums enable row level security;
alter table public.indicator_sums force row level security;
create policy "people with a role read indicator_sums" on public.indicator_sums
  for select to authenticated using ((select private.has_role('planner', 'police', 'admin')));
create policy "national admins add indicator_sums" on public.indicator_sums
  for insert to authenticated with check ((select private.has_role_everywhere('admin')));
create policy "national admins change indicator_sums" on public.indicator_sums
  for update to authenticated
  using ((select private.has_role_everywhere('admin')))
  with check ((select private.has_role_everywhere('admin')));

alter table public.components enable row level security;
alter table public.components force row level security;
create policy "the municipality's people read components" on public.components
  for select to authenticated
  using (municipality_id in
    (select private.municipalities_with_role('planner', 'police', 'admin')));
create policy "planners add components" on public.components
  for insert to authenticated
  with check (municipality_id in (select private.municipalities_with_role('planner')));
create policy "planners change components" on public.components
  for update to authenticated
  using (municipality_id in (select private.municipalities_with_role('planner')))
  with check (municipality_id in (select private.municipalities_with_role('planner')));
create policy "planners remove components" on public.components
  for delete to authenticated
  using (municipality_id in (select private.municipalities_with_role('planner')));

do $$
declare
  name text;
begin
  foreach name in array array['publication_withdrawals', 'indicator_sums', 'components'] loop
    execute format(
      'create trigger %1$s_not_truncated before truncate on public.%1$I
         for each statement execute function private.refuse(%2$L, %3$L)',
      name, name || ' cannot be truncated.', 'Remove the rows, so that the audit shows it.');
    execute format(
      'create trigger %1$s_audited after insert or update or delete on public.%1$I
         for each row execute function private.write_audit(''id'')', name);
    continue when name = 'publication_withdrawals';
    execute format(
      'create trigger %1$s_versioned before update on public.%1$I
         for each row execute function private.next_version()', name);
  end loop;
end
$$;

alter policy "planners read the audit of their municipalities' plans" on public.audit_entries
  using (
    municipality_id in (select private.municipalities_with_role('planner'))
    and table_name in (
      'municipalities', 'sectors', 'assignments', 'observations', 'publications', 'scenarios',
      'scenario_assignments', 'observation_imports', 'publication_withdrawals', 'components')
  );

revoke all on public.publication_withdrawals, public.publication_entries, public.indicator_sums,
  public.components
from anon, authenticated, service_role;
grant select on public.publication_withdrawals, public.publication_entries
to anon, authenticated, service_role;
grant select, insert, update on public.indicator_sums to authenticated;
grant select, insert, update, delete on public.components to authenticated;
grant select, insert, update, delete on public.indicator_sums, public.components to service_role;
