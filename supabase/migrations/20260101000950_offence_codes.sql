-- What the offences of a police table are called, and which indicator counts them: said once by who
-- imports, and remembered for the next table of the municipality.
create table public.offence_codes (
  municipality_id text not null references public.municipalities (id),
  -- Folded: without case, accents and doubled spaces.
  code text not null check (code ~ '\S' and char_length(code) <= 200),
  -- null: such rows are left out
  indicator_key text references public.indicators (key),
  version integer not null default 1,
  primary key (municipality_id, code)
);

alter table public.offence_codes enable row level security;
alter table public.offence_codes force row level security;
create policy "police and admins read offence_codes" on public.offence_codes
  for select to authenticated
  using (municipality_id in (select private.municipalities_with_role('police', 'admin')));
create policy "police and admins add offence_codes" on public.offence_codes
  for insert to authenticated
  with check (municipality_id in (select private.municipalities_with_role('police', 'admin')));
create policy "police and admins change offence_codes" on public.offence_codes
  for update to authenticated
  using (municipality_id in (select private.municipalities_with_role('police', 'admin')))
  with check (municipality_id in (select private.municipalities_with_role('police', 'admin')));
create trigger offence_codes_not_truncated before truncate on public.offence_codes
  for each statement execute function private.refuse(
    'offence_codes cannot be truncated.', 'Remove the rows, so that the audit shows it.');
create trigger offence_codes_audited
  after insert or update or delete on public.offence_codes
  for each row execute function private.write_audit('code');
create trigger offence_codes_versioned
  before update on public.offence_codes
  for each row execute function private.next_version();
revoke all on public.offence_codes from anon, authenticated, service_role;
grant select, insert, update on public.offence_codes to authenticated;
grant select, insert, update, delete on public.offence_codes to service_role;
