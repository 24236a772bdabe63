import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { Database } from './database.ts';

export const databaseTypesFile = fileURLToPath(
  new URL('../src/data/database.types.ts', import.meta.url),
);

type Column = {
  relation: string;
  isView: boolean;
  name: string;
  type: string;
  isArray: boolean;
  nullable: boolean;
  hasDefault: boolean;
  alwaysGenerated: boolean;
};

type ForeignKey = {
  name: string;
  relation: string;
  columns: string[];
  referencedRelation: string;
  referencedColumns: string[];
  oneToOne: boolean;
};

const columnsOfPublic = `
  select c.relname as relation, c.relkind = 'v' as "isView", a.attname as name,
    coalesce(element.typname, t.typname) as type, element.oid is not null as "isArray",
    not a.attnotnull as nullable, a.atthasdef or a.attidentity <> '' as "hasDefault",
    a.attidentity = 'a' or a.attgenerated <> '' as "alwaysGenerated"
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_type element on element.oid = t.typelem and t.typcategory = 'A'
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
  order by c.relname collate "C", a.attnum`;

const foreignKeysOfPublic = `
  select k.conname as name, c.relname as relation, r.relname as "referencedRelation",
    (select json_agg(a.attname order by u.place)
       from unnest(k.conkey) with ordinality as u (attnum, place)
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum) as columns,
    (select json_agg(a.attname order by u.place)
       from unnest(k.confkey) with ordinality as u (attnum, place)
       join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.attnum)
      as "referencedColumns",
    exists (
      select from pg_constraint u
      where u.conrelid = k.conrelid and u.contype in ('p', 'u') and u.conkey <@ k.conkey
    ) as "oneToOne"
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  join pg_class r on r.oid = k.confrelid
  where k.contype = 'f' and c.relnamespace = 'public'::regnamespace
    and r.relnamespace = 'public'::regnamespace
  order by k.conname collate "C"`;

type SqlFunction = {
  name: string;
  args: { name: string; type: string }[];
  returns: string;
  /** The columns of a function that returns a table. */
  columns: { name: string; type: string }[] | null;
};

const functionsOfPublic = `
  select p.proname as name, t.typname as returns,
    (select coalesce(json_agg(json_build_object('name', a.name, 'type', at.typname)
         order by a.place), '[]')
       from unnest(p.proargnames, coalesce(p.proallargtypes, p.proargtypes::oid[]),
         coalesce(p.proargmodes, array_fill('i'::"char", array[p.pronargs])))
         with ordinality as a (name, type, mode, place)
       join pg_type at on at.oid = a.type
       where a.mode = 'i') as args,
    (select json_agg(json_build_object('name', a.name, 'type', at.typname) order by a.place)
       from unnest(p.proargnames, p.proallargtypes, p.proargmodes)
         with ordinality as a (name, type, mode, place)
       join pg_type at on at.oid = a.type
       where a.mode = 't') as columns
  from pg_proc p join pg_type t on t.oid = p.prorettype
  where p.pronamespace = 'public'::regnamespace
  order by p.proname collate "C"`;

const jsonTypes: Record<string, string> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  json: 'Json',
  jsonb: 'Json',
  text: 'string',
  uuid: 'string',
  xid8: 'string',
  date: 'string',
  timestamptz: 'string',
  daterange: 'string',
};

/** A geometry is written as GeoJSON text; read it through a view that gives it as GeoJSON text. */
function typeOf(column: Column, use: 'read' | 'write'): string {
  const { relation, name, type } = column;
  const single = type === 'geometry' ? (use === 'read' ? 'unknown' : 'string') : jsonTypes[type];
  if (single === undefined) {
    throw new Error(`${relation}.${name} is of type ${type}, which has no TypeScript type yet.`);
  }
  const whole = column.isArray ? `${single}[]` : single;
  return column.nullable && whole !== 'unknown' ? `${whole} | null` : whole;
}

const row = (column: Column) => `${column.name}: ${typeOf(column, 'read')}`;

function insert(column: Column): string {
  if (column.alwaysGenerated) return `${column.name}?: never`;
  const optional = column.nullable || column.hasDefault ? '?' : '';
  return `${column.name}${optional}: ${typeOf(column, 'write')}`;
}

const update = (column: Column) =>
  column.alwaysGenerated ? `${column.name}?: never` : `${column.name}?: ${typeOf(column, 'write')}`;

const relationship = (key: ForeignKey) => `{
  foreignKeyName: ${JSON.stringify(key.name)};
  columns: ${JSON.stringify(key.columns)};
  isOneToOne: ${String(key.oneToOne)};
  referencedRelation: ${JSON.stringify(key.referencedRelation)};
  referencedColumns: ${JSON.stringify(key.referencedColumns)};
}`;

/** What a function returns may be null, for PostgreSQL does not say which cannot. */
function sqlFunction({ name, args, returns, columns }: SqlFunction): string {
  const typed = (type: string) => {
    const found = jsonTypes[type];
    if (found !== undefined) return found;
    throw new Error(`${name} uses the type ${type}, which has no TypeScript type yet.`);
  };
  const answer = columns
    ? `${members(columns.map((column) => `${column.name}: ${typed(column.type)} | null`))}[]`
    : typed(returns);
  const taken = members(args.map((argument) => `${argument.name}: ${typed(argument.type)}`));
  return `${name}: ${members([`Args: ${taken}`, `Returns: ${answer}`])}`;
}

const members = (lines: string[]) => `{ ${lines.join('; ')} }`;

function relation(name: string, columns: Column[], keys: ForeignKey[]): string {
  const shapes = [`Row: ${members(columns.map(row))}`];
  if (columns.some((column) => !column.isView)) {
    shapes.push(`Insert: ${members(columns.map(insert))}`);
    shapes.push(`Update: ${members(columns.map(update))}`);
  }
  shapes.push(`Relationships: [${keys.map(relationship).join(', ')}]`);
  return `${name}: ${members(shapes)}`;
}

/**
 * The TypeScript source of supabase-js's `Database` type for the schema `public`, formatted.
 * View columns are nullable, because PostgreSQL does not say which cannot be null.
 */
export async function databaseTypes(database: Pick<Database, 'query'>): Promise<string> {
  const columns = (await database.query(columnsOfPublic)) as Column[];
  const keys = (await database.query(foreignKeysOfPublic)) as ForeignKey[];
  const functions = (await database.query(functionsOfPublic)) as SqlFunction[];
  const relations = (views: boolean) => {
    const names = columns.filter((column) => column.isView === views).map((c) => c.relation);
    return [...new Set(names)].map((name) =>
      relation(
        name,
        columns.filter((column) => column.relation === name),
        keys.filter((key) => key.relation === name),
      ),
    );
  };
  const source = `
// Generated from the migrations by \`npm run types\`. Do not edit.

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: ${members(relations(false))};
    Views: ${members(relations(true))};
    Functions: ${members(functions.map(sqlFunction))};
    Enums: { [_ in never]: never };
    CompositeTypes: { [_ in never]: never };
  };
};

export type TableName = keyof Database['public']['Tables'];
export type ViewName = keyof Database['public']['Views'];
export type TableRow<T extends TableName> = Database['public']['Tables'][T]['Row'];
export type TableInsert<T extends TableName> = Database['public']['Tables'][T]['Insert'];
export type TableUpdate<T extends TableName> = Database['public']['Tables'][T]['Update'];
export type ViewRow<T extends ViewName> = Database['public']['Views'][T]['Row'];
`;
  const options = await resolveConfig(databaseTypesFile);
  return format(source, { ...options, filepath: databaseTypesFile });
}
