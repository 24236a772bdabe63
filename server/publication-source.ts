import * as v from 'valibot';
import type { PublicationIndex } from '../src/domain/publication/document.ts';
import type { Database } from './database.ts';

export type Edition = { municipality: string; edition: number; sha256: string };
export type Municipality = Omit<PublicationIndex['municipalities'][number], 'editions'>;

/** Where published editions come from. */
export type PublicationSource = {
  municipalities(): Promise<Municipality[]>;
  editions(): Promise<Edition[]>;
  /** The document as it was published, byte for byte. */
  content(edition: Edition): Promise<string>;
};

const ring = v.array(v.array(v.number()));
const areaSchema = v.variant('type', [
  v.object({ type: v.literal('Polygon'), coordinates: v.array(ring) }),
  v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(v.array(ring)) }),
]);

const municipalitiesSchema = v.array(
  v.pipe(
    v.object({
      id: v.string(),
      name: v.string(),
      department: v.string(),
      national_phase: v.nullable(v.picklist([1, 2, 3])),
      area_km2: v.nullable(v.pipe(v.union([v.string(), v.number()]), v.transform(Number))),
      outline: v.nullable(v.pipe(v.string(), v.parseJson(), areaSchema)),
      outline_source: v.nullable(v.string()),
    }),
    v.transform((row): Municipality => ({
      id: row.id,
      name: row.name,
      department: row.department,
      nationalPhase: row.national_phase,
      areaKm2: row.area_km2,
      outline: row.outline,
      outlineSource: row.outline_source,
    })),
  ),
);

const editionsSchema = v.array(
  v.object({
    // Both become the name of a file, so nothing else passes.
    municipality: v.pipe(v.string(), v.regex(/^[a-z]+(-[a-z]+)*$/)),
    edition: v.pipe(v.number(), v.integer(), v.minValue(1)),
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  }),
);

const contentSchema = v.tuple([v.object({ content: v.string() })]);

const municipalityColumns =
  'id, name, department, national_phase, area_km2, outline, outline_source';

export function publicationsOf(database: Database): PublicationSource {
  return {
    municipalities: async () =>
      v.parse(
        municipalitiesSchema,
        await database.query(
          `select ${municipalityColumns} from public.municipality_details order by id`,
        ),
      ),
    editions: async () =>
      v.parse(
        editionsSchema,
        await database.query(
          'select municipality_id as municipality, edition, sha256 from public.publications',
        ),
      ),
    content: async ({ municipality, edition }) => {
      const rows = await database.query(
        'select content::text as content from public.publications where municipality_id = $1 and edition = $2',
        [municipality, edition],
      );
      return v.parse(contentSchema, rows)[0].content;
    },
  };
}

/** A Supabase project, read as anybody may. */
export function publicationsOfSupabase(url: string, key: string): PublicationSource {
  const read = async (query: string): Promise<unknown> => {
    const answer = await fetch(`${url}/rest/v1/${query}`, {
      headers: { apikey: key, accept: 'application/json' },
      signal: AbortSignal.timeout(20_000),
    });
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    return answer.json();
  };
  return {
    municipalities: async () =>
      v.parse(
        municipalitiesSchema,
        await read(
          `municipality_details?select=${municipalityColumns.replaceAll(' ', '')}&order=id`,
        ),
      ),
    editions: async () =>
      v.parse(
        editionsSchema,
        await read('publications?select=municipality:municipality_id,edition,sha256&order=id'),
      ),
    content: async ({ municipality, edition }) => {
      // As json the document would be written anew on the way; as text its bytes stay.
      const rows = await read(
        `publications?select=content::text&municipality_id=eq.${municipality}&edition=eq.${edition}`,
      );
      return v.parse(contentSchema, rows)[0].content;
    },
  };
}
