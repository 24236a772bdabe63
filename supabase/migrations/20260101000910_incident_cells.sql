-- Counts of incidents by cell and sector, for each month and year: maps read them, so that an
-- answer takes as long as there are cells, and not as long as there are incidents. Finer steps than
-- a month would have nearly as many rows as there are incidents, and are counted from those. As
-- incidents, they stand where no API shows them.

create table private.incident_cells (
  municipality_id text not null references public.municipalities (id),
  step text not null check (step in ('month', 'year')),
  -- The first day of the month or year, as calendars in El Salvador show it.
  starts_on date not null check (date_trunc(step, starts_on::timestamp) = starts_on),
  indicator_key text not null,
  -- As of an incident: 100 metres, from the origin of EPSG:32616. A border may part a cell.
  cell_column integer not null,
  cell_row integer not null,
  sector_id bigint,
  synthetic boolean not null,
  incident_count integer not null check (incident_count > 0),
  constraint incident_cells_key unique nulls not distinct
    (municipality_id, step, starts_on, indicator_key, cell_column, cell_row, sector_id, synthetic)
    -- So that a map is answered from the index alone, whose order is that of its question.
    include (incident_count)
);

create function private.roll_incidents_up()
returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if tg_op <> 'INSERT' then
    -- Drawing a sector is a statement on incidents too, mostly one that finds none.
    if not exists (select from overwritten) then
      return null;
    end if;
    create temporary table lost_cells on commit drop as
    select o.municipality_id, s.step, date_trunc(s.step, l.occurred)::date as starts_on,
      o.indicator_key, o.cell_column, o.cell_row, o.sector_id, m.synthetic,
      count(*)::integer as incident_count
    from overwritten o
    join public.incident_imports m on m.municipality_id = o.municipality_id and m.id = o.import_id
      and m.completed_at is not null
    cross join lateral (select o.occurred_at at time zone 'America/El_Salvador' as occurred) l
    cross join (values ('month'), ('year')) s (step)
    group by 1, 2, 3, 4, 5, 6, 7, 8;
    analyze pg_temp.lost_cells;
    delete from private.incident_cells c using pg_temp.lost_cells n
    where c.municipality_id = n.municipality_id and c.step = n.step and c.starts_on = n.starts_on
      and c.indicator_key = n.indicator_key and c.cell_column = n.cell_column
      and c.cell_row = n.cell_row and c.sector_id is not distinct from n.sector_id
      and c.synthetic = n.synthetic and c.incident_count = n.incident_count;
    update private.incident_cells c set incident_count = c.incident_count - n.incident_count
    from pg_temp.lost_cells n
    where c.municipality_id = n.municipality_id and c.step = n.step and c.starts_on = n.starts_on
      and c.indicator_key = n.indicator_key and c.cell_column = n.cell_column
      and c.cell_row = n.cell_row and c.sector_id is not distinct from n.sector_id
      and c.synthetic = n.synthetic;
    drop table pg_temp.lost_cells;
  end if;
  if tg_op <> 'DELETE' then
    insert into private.incident_cells as c
      (municipality_id, step, starts_on, indicator_key, cell_column, cell_row, sector_id,
        synthetic, incident_count)
    select w.municipality_id, s.step, date_trunc(s.step, l.occurred)::date, w.indicator_key,
      w.cell_column, w.cell_row, w.sector_id, m.synthetic, count(*)
    from written w
    join public.incident_imports m on m.municipality_id = w.municipality_id and m.id = w.import_id
      and m.completed_at is not null
    cross join lateral (select w.occurred_at at time zone 'America/El_Salvador' as occurred) l
    cross join (values ('month'), ('year')) s (step)
    group by 1, 2, 3, 4, 5, 6, 7, 8
    on conflict on constraint incident_cells_key
      do update set incident_count = c.incident_count + excluded.incident_count;
  end if;
  return null;
end
$$;

-- What the parts of an import brought is counted when the last has come.
create function private.roll_import_up()
returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into private.incident_cells as c
    (municipality_id, step, starts_on, indicator_key, cell_column, cell_row, sector_id,
      synthetic, incident_count)
  select i.municipality_id, s.step, date_trunc(s.step, i.month)::date, i.indicator_key,
    i.cell_column, i.cell_row, i.sector_id, new.synthetic, sum(i.count)
  from (
    select w.municipality_id, w.indicator_key, w.cell_column, w.cell_row, w.sector_id,
      date_trunc('month', w.occurred_at at time zone 'America/El_Salvador') as month, count(*) as count
    from private.incidents w
    where w.municipality_id = new.municipality_id and w.import_id = new.id
    group by 1, 2, 3, 4, 5, 6
  ) i
  cross join (values ('month'), ('year')) s (step)
  group by 1, 2, 3, 4, 5, 6, 7
  on conflict on constraint incident_cells_key
    do update set incident_count = c.incident_count + excluded.incident_count;
  return null;
end
$$;
revoke execute on function private.roll_incidents_up(), private.roll_import_up() from public;

create trigger incident_imports_rolled_up_when_completed
  after update on public.incident_imports
  for each row when (old.completed_at is null and new.completed_at is not null)
  execute function private.roll_import_up();

create trigger incidents_rolled_up_when_added
  after insert on private.incidents referencing new table as written
  for each statement execute function private.roll_incidents_up();
create trigger incidents_rolled_up_when_changed
  after update on private.incidents referencing old table as overwritten new table as written
  for each statement execute function private.roll_incidents_up();
create trigger incidents_rolled_up_when_removed
  after delete on private.incidents referencing old table as overwritten
  for each statement execute function private.roll_incidents_up();

alter table private.incident_cells enable row level security;
alter table private.incident_cells force row level security;
create trigger incident_cells_not_truncated before truncate on private.incident_cells
  for each statement execute function private.refuse(
    'incident_cells cannot be truncated.', 'Undo the imports.');
create trigger incident_cells_come_from_triggers
  before insert or update or delete on private.incident_cells
  for each statement when (pg_trigger_depth() = 0)
  execute function private.refuse(
    'incident_cells is written by triggers alone.', 'Import incidents, or undo an import.');
revoke all on private.incident_cells from public, anon, authenticated, service_role;
