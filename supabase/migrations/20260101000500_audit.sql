-- Every change to plan data leaves a row here: who, when, what, before and after. Append-only:
-- rows come from triggers alone, and nobody changes or removes one.

create table public.audit_entries (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  -- null: a migration or the seed
  actor uuid,
  table_name text not null,
  row_key text not null,
  municipality_id text,
  action text not null check (action in ('insert', 'update', 'delete')),
  before jsonb,
  after jsonb
);
create index audit_entries_municipality_idx on public.audit_entries (municipality_id, at);

alter table public.audit_entries enable row level security;
alter table public.audit_entries force row level security;
-- Who holds which role is for admins, so planners do not read it here either.
create policy "planners read the audit of their municipalities' plans" on public.audit_entries
  for select to authenticated
  using (
    municipality_id in (select private.municipalities_with_role('planner'))
    and table_name in ('municipalities', 'sectors', 'assignments', 'observations', 'publications')
  );
create policy "admins read the audit of their municipalities" on public.audit_entries
  for select to authenticated
  using (municipality_id in (select private.municipalities_with_role('admin')));
create policy "national admins read the audit of everything" on public.audit_entries
  for select to authenticated
  using ((select private.has_role_everywhere('admin')));

create trigger audit_entries_are_append_only
  before update or delete on public.audit_entries
  for each row execute function private.refuse(
    'The audit is append-only.', 'Undo a change with another change.');
-- Depth 0 is an insert by hand; the triggers below insert from depth 1.
create trigger audit_entries_come_from_triggers
  before insert on public.audit_entries
  for each row when (pg_trigger_depth() = 0)
  execute function private.refuse(
    'Audit entries are written by triggers alone.', 'Change the row itself.');

-- Argument: the column that identifies a row of the table.
create function private.write_audit()
returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
  either jsonb := coalesce(new_row, old_row);
begin
  insert into public.audit_entries
    (actor, table_name, row_key, municipality_id, action, before, after)
  values (
    auth.uid(),
    tg_table_name,
    either ->> tg_argv[0],
    case when tg_table_name = 'municipalities' then either ->> 'id'
         else either ->> 'municipality_id' end,
    lower(tg_op),
    old_row,
    -- A published document is kept whole in its own table.
    case when tg_table_name = 'publications' then new_row - 'content' else new_row end
  );
  return null;
end
$$;

-- Refuses a write that was made against an older version of the row, and counts versions up.
-- A client sends the version it read; PT409 becomes the status 409.
create function private.next_version()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if new.version is distinct from old.version then
    raise exception 'This row of % was changed meanwhile (version % was sent, % is current).',
      tg_table_name, new.version, old.version
      using errcode = 'PT409', hint = 'Read the row again, compare, and save once more.';
  end if;
  new.version := old.version + 1;
  return new;
end
$$;

revoke execute on function private.write_audit(), private.next_version() from public;

do $$
declare
  audited record;
begin
  for audited in
    select * from (values
      ('municipalities', 'id'), ('user_roles', 'id'), ('phases', 'number'), ('sectors', 'id'),
      ('assignments', 'id'), ('indicator_groups', 'key'), ('indicators', 'key'),
      ('observations', 'id'), ('publications', 'id'), ('audit_entries', null)
    ) as t (table_name, key_column)
  loop
    -- Truncating would leave no trace and asks no policy.
    execute format(
      'create trigger %1$s_not_truncated before truncate on public.%1$I
         for each statement execute function private.refuse(%2$L, %3$L)',
      audited.table_name,
      audited.table_name || ' cannot be truncated.',
      'Remove the rows, so that the audit shows it.');
    continue when audited.table_name = 'audit_entries';
    execute format(
      'create trigger %1$s_audited after insert or update or delete on public.%1$I
         for each row execute function private.write_audit(%2$L)',
      audited.table_name, audited.key_column);
    continue when audited.table_name = 'publications';
    execute format(
      'create trigger %1$s_versioned before update on public.%1$I
         for each row execute function private.next_version()',
      audited.table_name);
  end loop;
end
$$;
