-- Publishing: prepared, sent and checked, taken back. Each function asks for the role before anything
-- else, and answers alike for a municipality that is not the caller's and one that does not exist.

create function private.last_edition(town text)
returns public.publications
language sql stable
set search_path = ''
as $$
  select p from public.publications p where p.municipality_id = town order by p.edition desc limit 1
$$;

create function private.today()
returns date
language sql stable
set search_path = ''
as $$
  select (now() at time zone 'America/El_Salvador')::date
$$;

-- Only planners who may publish go on; what they do in one municipality comes one after the other.
create function private.begin_publishing(town text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if town is null or not (
    town in (select private.municipalities_with_role('planner'))
    and town in (select private.municipalities_with_role('publisher'))
  ) then
    raise exception 'Only planners with the right to publish do this in the municipality.'
      using errcode = 'PT403', detail = 'publisher', hint = 'Ask an admin for the role publisher.';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('publish in ' || town, 0));
end
$$;

-- What a client needs to make the next edition: { edition, previous: { edition, sha256 } or null,
-- today, scenario: the adopted one { id, name, adoptedAt } or null, mayPublish,
-- earlier: [{ edition, figures }], also of withdrawn editions, for someone has a copy of them,
-- sums: [{ total, parts, covers }], components: [{ nameEs, nameEn, source }] }
create function public.prepare_publication(municipality text)
returns json
language plpgsql stable security definer
set search_path = ''
as $$
declare
  newest public.publications;
begin
  if municipality is null
     or municipality not in (select private.municipalities_with_role('planner')) then
    raise exception 'Only planners of the municipality prepare its publications.'
      using errcode = 'PT403', detail = 'planner', hint = 'Ask an admin for the role.';
  end if;
  newest := private.last_edition(municipality);
  return json_build_object(
    'edition', coalesce(newest.edition, 0) + 1,
    'previous', case when newest.edition is not null then
      json_build_object('edition', newest.edition, 'sha256', newest.sha256) end,
    'today', private.today(),
    'scenario', (
      select json_build_object('id', s.id, 'name', s.name, 'adoptedAt', s.adopted_at)
      from public.scenarios s
      where s.municipality_id = municipality and s.status = 'adopted'),
    'mayPublish', municipality in (select private.municipalities_with_role('publisher')),
    'earlier', (
      select coalesce(json_agg(json_build_object('edition', p.edition, 'figures',
        p.content -> 'figures') order by p.edition), '[]')
      from public.publications p where p.municipality_id = municipality),
    'sums', private.known_sums(),
    'components', private.components_to_publish(municipality));
end
$$;

-- That it is the edition after the last one, made today: else it was prepared too long ago.
create function private.check_place_in_chain(document jsonb, newest public.publications)
returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if not private.has_members(document, 'schema', 'municipality', 'edition', 'publishedOn',
       'previous', 'titleEs', 'titleEn', 'summaryEs', 'summaryEn', 'contact', 'phases', 'sectors',
       'bbox', 'figures', 'components', 'sources')
     or document -> 'schema' <> '1' then
    perform private.refuse_publication('PT400', 'malformed',
      'it has not exactly the members of a document of schema 1');
  end if;
  if document -> 'edition' <> to_jsonb(coalesce(newest.edition, 0) + 1) then
    perform private.refuse_publication('PT409', 'edition', format('the next edition is %s, and not %s',
      coalesce(newest.edition, 0) + 1, left(document ->> 'edition', 20)));
  end if;
  if document -> 'previous' <> (case when newest.edition is null then 'null' else
       jsonb_build_object('edition', newest.edition, 'sha256', newest.sha256) end) then
    perform private.refuse_publication('PT409', 'edition',
      'previous is not the edition before with its sha256');
  end if;
  if document -> 'publishedOn' <> to_jsonb(private.today()) then
    perform private.refuse_publication('PT409', 'day', format('today is %s in El Salvador, and not %s',
      private.today(), left(document ->> 'publishedOn', 20)));
  end if;
end
$$;

-- The figures of a new edition with the values behind what it hides, as read_disclosed takes them.
create function private.with_truths(figures jsonb, live jsonb)
returns jsonb
language sql stable
set search_path = ''
set enable_nestloop = off
set jit = off
as $$
  select figures || jsonb_build_object(
    'cells', (
      select coalesce(jsonb_agg(c.cell || jsonb_build_object('truth', l.value)), '[]')
      from jsonb_array_elements(figures -> 'cells') as c (cell)
      join jsonb_to_recordset(live -> 'cells') as l (sector text, indicator text, value numeric)
        on l.sector = c.cell ->> 'sector' and l.indicator = c.cell ->> 'indicator'),
    'totals', (
      select coalesce(jsonb_agg(e.total || jsonb_build_object('truth', t.truth) order by e.place), '[]')
      from jsonb_array_elements(figures -> 'totals') with ordinality as e (total, place)
      join (
        select k.place, sum(coalesce(l.value, 0)) as truth
        from jsonb_array_elements(figures -> 'totals') with ordinality as k (total, place)
        cross join lateral jsonb_array_elements_text(k.total -> 'sectors') as s (sector)
        cross join lateral jsonb_array_elements_text(k.total -> 'indicators') as i (indicator)
        join jsonb_to_recordset(live -> 'cells') as l (sector text, indicator text, value numeric)
          on l.sector = s.sector and l.indicator = i.indicator
        group by k.place
      ) t on t.place = e.place))
$$;

-- Publishes a document, or says what of it may not go out: { edition, sha256 }.
--
-- publication: a UUID made by the client; sent again after a lost answer, it is published once.
-- document: its canonical JSON; worlds: the proof of what it hides, as of check_disclosure.
create function public.publish_edition(
  publication uuid, municipality text, scenario uuid, document text, worlds text)
returns json
language plpgsql security definer
set search_path = ''
as $$
declare
  hash text;
  made public.publications;
  newest public.publications;
  sent jsonb;
  proof jsonb;
  keys text[];
  plan jsonb;
  live jsonb;
  editions jsonb;
begin
  perform private.begin_publishing(municipality);
  if publication is null or document is null or worlds is null then
    perform private.refuse_publication('PT400', 'malformed', 'it needs an id, a document and worlds');
  end if;
  if octet_length(document) > 6000000 or octet_length(worlds) > 6000000 then
    perform private.refuse_publication('PT400', 'too-large', 'the document or the worlds are larger than 6 MB');
  end if;
  hash := encode(sha256(convert_to(document, 'UTF8')), 'hex');
  select * into made from public.publications p
  where p.municipality_id = municipality and p.publication_id = publication;
  if found then
    if made.sha256 <> hash then
      perform private.refuse_publication('PT400', 'id-used',
        format('edition %s went out by this id with another document', made.edition));
    end if;
    return json_build_object('edition', made.edition, 'sha256', made.sha256);
  end if;
  begin
    sent := document::jsonb;
    proof := worlds::jsonb;
  exception when data_exception or program_limit_exceeded or statement_too_complex then
    perform private.refuse_publication('PT400', 'malformed', 'the document or the worlds are not JSON');
  end;

  newest := private.last_edition(municipality);
  perform private.check_place_in_chain(sent, newest);
  perform private.check_words(sent);
  keys := private.published_keys(sent -> 'figures');
  -- One statement, so that all is of one moment.
  select private.plan_to_publish(municipality, scenario), private.figures_to_publish(municipality, keys)
  into plan, live;
  if not (plan -> 'adopted')::boolean then
    perform private.refuse_publication('PT409', 'scenario', 'the scenario is not the adopted one');
  end if;
  perform private.check_plan(sent, plan);
  perform private.check_figures(sent -> 'figures', live);
  perform private.check_canonical(document, plan -> 'features');

  select coalesce(jsonb_agg(jsonb_build_object('edition', p.edition, 'figures',
    coalesce((p.content -> 'figures')::jsonb, 'null')) order by p.edition), '[]')
    || jsonb_build_object('edition', sent -> 'edition', 'figures',
      case when sent -> 'figures' = 'null' then 'null'
        else private.with_truths(sent -> 'figures', live) end)
  into editions
  from public.publications p where p.municipality_id = publish_edition.municipality;
  perform private.check_disclosure(editions, live -> 'sums', proof);

  insert into public.publications as p
    (municipality_id, edition, title, content, sha256, published_at, publication_id)
  values (municipality, (sent ->> 'edition')::integer, sent ->> 'titleEs', document::json, hash, now(),
    publication)
  returning * into made;
  return json_build_object('edition', made.edition, 'sha256', made.sha256);
end
$$;

-- Takes an edition back: { edition, on, reasonEs, reasonEn }. It stays in the chain. One that was
-- withdrawn already is answered with the reasons that stand.
create function public.withdraw_edition(
  municipality text, edition integer, reason_es text, reason_en text)
returns json
language plpgsql security definer
set search_path = ''
as $$
#variable_conflict use_column
declare
  published public.publications;
  made public.publication_withdrawals;
begin
  perform private.begin_publishing(withdraw_edition.municipality);
  select * into published from public.publications p
  where p.municipality_id = withdraw_edition.municipality and p.edition = withdraw_edition.edition;
  if not found then
    raise exception 'There is no such edition.'
      using errcode = 'PT404', detail = 'no-edition', hint = 'Read the list of editions again.';
  end if;
  select * into made from public.publication_withdrawals w
  where w.municipality_id = published.municipality_id and w.edition = published.edition;
  if not found then
    if not private.is_text(to_jsonb(withdraw_edition.reason_es), 1, 1000, true)
       or not private.is_text(to_jsonb(withdraw_edition.reason_en), 1, 1000, true) then
      raise exception 'A withdrawal needs a reason in both languages, of at most 1,000 characters.'
        using errcode = 'PT400', detail = 'reason', hint = 'Say why, for those who have read the edition.';
    end if;
    insert into public.publication_withdrawals as w
      (municipality_id, edition, sha256, published_on, withdrawn_on, reason_es, reason_en)
    values (published.municipality_id, published.edition, published.sha256,
      (published.published_at at time zone 'America/El_Salvador')::date, private.today(),
      withdraw_edition.reason_es, withdraw_edition.reason_en)
    returning * into made;
  end if;
  return json_build_object('edition', made.edition, 'on', made.withdrawn_on,
    'reasonEs', made.reason_es, 'reasonEn', made.reason_en);
end
$$;

revoke execute on function
  private.last_edition(text),
  private.today(),
  private.begin_publishing(text),
  private.check_place_in_chain(jsonb, public.publications),
  private.with_truths(jsonb, jsonb)
from public;
revoke execute on function
  public.prepare_publication(text),
  public.publish_edition(uuid, text, uuid, text, text),
  public.withdraw_edition(text, integer, text, text)
from public, anon, service_role;
grant execute on function
  public.prepare_publication(text),
  public.publish_edition(uuid, text, uuid, text, text),
  public.withdraw_edition(text, integer, text, text)
to authenticated;
