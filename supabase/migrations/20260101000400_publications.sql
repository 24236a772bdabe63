-- A publication is an immutable copy made when it is published, never a flag on live rows.
-- No request role may add one: a document goes out only through a path that has checked what
-- it discloses. Until there is one, editions come from the seed alone.

create table public.publications (
  id bigint generated always as identity primary key,
  municipality_id text not null references public.municipalities (id),
  edition integer not null check (edition >= 1),
  title text not null check (title <> ''),
  -- json keeps the text byte for byte (jsonb would reorder it), so the hash can be checked.
  content json not null check (json_typeof(content) = 'object'),
  sha256 text not null,
  published_at timestamptz not null,
  -- By whom is in the audit: everyone may read this table, and is not to know whose account it was.
  unique (municipality_id, edition),
  constraint publications_sha256_matches_content
    check (sha256 = encode(sha256(convert_to(content::text, 'UTF8')), 'hex'))
);

create trigger publications_are_immutable
  before update or delete on public.publications
  for each row execute function private.refuse(
    'A publication is never changed or removed.', 'Correct it with a new edition.');
-- The policies below refuse everyone but service_role, which is not bound by policies.
create trigger publications_are_not_made_by_requests
  before insert on public.publications
  for each row when (current_user in ('anon', 'authenticated', 'service_role'))
  execute function private.refuse(
    'A publication cannot be added by a request.', 'Publish through the checks of what it discloses.');

alter table public.publications enable row level security;
alter table public.publications force row level security;
create policy "everyone reads publications" on public.publications
  for select to anon, authenticated using (true);

-- Tells a listening server that there is a new edition to write out as a file.
create function private.announce_publication()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  perform pg_catalog.pg_notify('publications', new.municipality_id || '/' || new.edition);
  return null;
end
$$;
revoke execute on function private.announce_publication() from public;
create trigger publications_announced
  after insert on public.publications
  for each row execute function private.announce_publication();
