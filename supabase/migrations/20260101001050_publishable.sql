-- What publishing rests on beside the document itself: texts that a document can carry, and somebody
-- who is still signed in.

-- A document has no empty texts: nothing would be shown where something should stand, and readers of
-- documents refuse it. What publishing takes from the plan word by word is not empty there either, or
-- an edition could go out that nobody can read and that breaks the chain for all who verify it.
alter table public.municipalities
  add constraint municipalities_texts_not_empty check (area_source <> '' and outline_source <> '');
alter table public.phases
  add constraint phases_texts_not_empty
    check (name_es <> '' and name_en <> '' and meaning_es <> '' and meaning_en <> '');
alter table public.sectors
  add constraint sectors_texts_not_empty
    check (note_es <> '' and note_en <> '' and array_position(places, '') is null);
alter table public.indicator_groups
  add constraint indicator_groups_texts_not_empty check (label_es <> '' and label_en <> '');
alter table public.indicators
  add constraint indicators_texts_not_empty
    check (label_es <> '' and label_en <> '' and unit_es <> '' and unit_en <> ''
      and note_es <> '' and note_en <> '');
alter table public.publications
  add constraint publications_have_sectors
    check (json_array_length(content #> '{sectors,features}') > 0);

-- A token is good for up to an hour after its person signed out, or got another password because it
-- was stolen. What cannot be taken back asks whether the session is still there. A token that names
-- none was made by whoever holds the secret, and nobody can have signed out of it.
create function private.refuse_ended_session()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  session constant text := auth.jwt() ->> 'session_id';
begin
  if session is not null and not exists (
    select from auth.sessions s where s.id::text = session and s.user_id = auth.uid()
  ) then
    raise exception 'This session has ended.'
      using errcode = 'PT401', hint = 'Sign in again.';
  end if;
  return new;
end
$$;
revoke execute on function private.refuse_ended_session() from public;

create trigger publications_made_while_signed_in
  before insert on public.publications
  for each row execute function private.refuse_ended_session();
create trigger publication_withdrawals_made_while_signed_in
  before insert on public.publication_withdrawals
  for each row execute function private.refuse_ended_session();
