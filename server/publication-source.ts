import * as v from 'valibot';
import type { PublicationIndex, Withdrawal } from '../src/domain/publication/document.ts';
import type { Database } from './database.ts';

export type Edition = {
  municipality: string;
  edition: number;
  sha256: string;
  /** `YYYY-MM-DD` in El Salvador. */
  publishedOn: string;
  /** null: it stands. */
  withdrawn: Withdrawal | null;
};
export type Municipality = Omit<PublicationIndex['municipalities'][number], 'editions'>;

/** Where published editions come from. */
export type PublicationSource = {
  municipalities(): Promise<Municipality[]>;
  /** All of them, withdrawn ones too, by municipality and number. */
  editions(): Promise<Edition[]>;
  /** The document as it was published, byte for byte. Error for one that was withdrawn. */
  content(edition: Pick<Edition, 'municipality' | 'edition'>): Promise<string>;
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

const text = v.pipe(v.string(), v.minLength(1));
const date = v.pipe(v.string(), v.isoDate());

const editionsSchema = v.array(
  v.pipe(
    v.object({
      // Both become the name of a file, so nothing else passes.
      municipality_id: v.pipe(v.string(), v.regex(/^[a-z]+(-[a-z]+)*$/)),
      edition: v.pipe(v.number(), v.integer(), v.minValue(1)),
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      published_on: date,
      withdrawn_on: v.nullable(date),
      reason_es: v.nullable(text),
      reason_en: v.nullable(text),
    }),
    v.transform((row): Edition => ({
      municipality: row.municipality_id,
      edition: row.edition,
      sha256: row.sha256,
      publishedOn: row.published_on,
      withdrawn:
        row.withdrawn_on === null
          ? null
          : {
              on: row.withdrawn_on,
              reasonEs: row.reason_es ?? '',
              reasonEn: row.reason_en ?? '',
            },
    })),
  ),
);

const contentSchema = v.tuple([v.object({ content: v.string() })]);

const editionColumns =
  'municipality_id,edition,sha256,published_on,withdrawn_on,reason_es,reason_en';

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
          `select municipality_id, edition, sha256, published_on::text, withdrawn_on::text,
             reason_es, reason_en
           from public.publication_entries order by municipality_id, edition`,
        ),
      ),
    content: async ({ municipality, edition }) => {
      const rows = await database.query(
        // The server reads as the owner, to whom nothing is hidden.
        `select p.content::text as content
         from public.publications p
         join public.publication_entries e using (municipality_id, edition)
         where municipality_id = $1 and edition = $2 and e.withdrawn_on is null`,
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
    editions: async () => {
      const editions: Edition[] = [];
      for (;;) {
        // A project cuts long answers off, and does not say where.
        const page = v.parse(
          editionsSchema,
          await read(
            `publication_entries?select=${editionColumns}&order=municipality_id,edition&offset=${editions.length}`,
          ),
        );
        if (page.length === 0) return editions;
        editions.push(...page);
      }
    },
    content: async ({ municipality, edition }) => {
      // As json the document would be written anew on the way; as text its bytes stay.
      const rows = await read(
        `publications?select=content::text&municipality_id=eq.${municipality}&edition=eq.${edition}`,
      );
      return v.parse(contentSchema, rows)[0].content;
    },
  };
}
