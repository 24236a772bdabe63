import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { firstEdition, secondEdition } from './fixtures/documents.ts';
import { parsePublication } from './parse-publication.ts';
import { publicationJsonSchema } from './publication-json-schema.ts';

const file = new URL('./publication-1.schema.json', import.meta.url);
const text = readFileSync(file, 'utf8');
const schema = JSON.parse(text) as JsonSchema;
const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(schema);

type JsonSchema = {
  $ref?: string;
  title?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
};

describe('the JSON Schema of published documents', () => {
  it('is the one that the reading schema says', () => {
    expect(text === publicationJsonSchema(), 'stale: run `npm run schema`').toBe(true);
  });

  it('takes every published document', () => {
    const { figures } = secondEdition();
    const allHidden = figures && {
      ...figures,
      cells: figures.cells.map((cell) => ({ ...cell, value: 'hidden' as const })),
    };
    for (const document of [
      firstEdition(),
      secondEdition(),
      secondEdition({ figures: allHidden }),
      secondEdition({ figures: null, components: [], contact: null, summaryEs: '' }),
    ]) {
      validate(document);
      expect(validate.errors).toBeNull();
    }
  });

  it('says in words what each member is, but for the parts of GeoJSON', () => {
    const members = [...membersOf(schema, '')];
    expect(members.length).toBeGreaterThan(70);
    const silent = members.filter(
      ([, { $ref, title, description }]) => !$ref && !(title && description),
    );
    expect(silent.map(([path]) => path)).toEqual([]);
  });
});

/** Each way to spoil one member: without it, under another name, with another type. */
const spoil: [string, (parent: Parent, key: string) => void][] = [
  ['removed', (parent, key) => Reflect.deleteProperty(parent, key)],
  [
    'renamed',
    (parent, key) => {
      parent[`${key}s`] = parent[key];
      Reflect.deleteProperty(parent, key);
    },
  ],
  [
    'retyped',
    (parent, key) => {
      const value = parent[key];
      parent[key] = typeof value === 'object' && value && !Array.isArray(value) ? [] : {};
    },
  ],
];

type Parent = Record<string, unknown>;

describe.each(spoil)('a document of which one member is %s', (_, change) => {
  it.each([
    ['edition 1 of Soyapango', firstEdition()],
    ['an edition with figures', secondEdition()],
  ])('is refused by both schemas: %s', (__, document) => {
    const paths = placesIn(document);
    expect(paths.length).toBeGreaterThan(150);
    const taken = paths.filter((path) => {
      const spoiled = structuredClone(document);
      const parent = path.slice(0, -1).reduce<Parent>((at, key) => at[key] as Parent, spoiled);
      change(parent, path.at(-1) ?? '');
      return validate(spoiled) || isRead(spoiled);
    });
    expect(taken).toEqual([]);
  });
});

function isRead(document: unknown): boolean {
  try {
    parsePublication(document);
    return true;
  } catch {
    return false;
  }
}

/** The paths of all members of objects. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const here = [...path, key];
    return [...(Array.isArray(value) ? [] : [here]), ...placesIn(member, here)];
  });
}

function* membersOf(schema: JsonSchema, path: string): Generator<[string, JsonSchema]> {
  for (const [key, member] of Object.entries(schema.properties ?? {})) {
    yield [`${path}/${key}`, member];
    yield* membersOf(member, `${path}/${key}`);
  }
  if (schema.items) yield* membersOf(schema.items, `${path}[]`);
  for (const choice of schema.anyOf ?? []) yield* membersOf(choice, path);
}
