import * as v from 'valibot';
import type { PublicationDocument, PublicationIndex } from '../domain/publication/document.ts';
import { fetchJson, parseAnswer } from './answer.ts';
import { areaSchema } from './geojson.ts';

const nationalPhase = v.nullable(v.picklist([1, 2, 3]));
const date = v.pipe(v.string(), v.isoDate());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const documentSchema = v.object({
  schema: v.literal(1),
  municipality: v.object({ id: v.string(), name: v.string(), department: v.string() }),
  edition: v.pipe(v.number(), v.integer(), v.minValue(1)),
  titleEs: v.string(),
  titleEn: v.string(),
  publishedOn: date,
  phases: v.array(
    v.object({
      number: v.number(),
      nameEs: v.string(),
      nameEn: v.string(),
      meaningEs: v.string(),
      meaningEn: v.string(),
      colour: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/)),
      sectorCount: count,
    }),
  ),
  sectors: v.object({
    type: v.literal('FeatureCollection'),
    features: v.array(
      v.object({
        type: v.literal('Feature'),
        geometry: areaSchema,
        properties: v.object({
          ppdCode: v.string(),
          mapLabel: v.string(),
          name: v.nullable(v.string()),
          places: v.array(v.string()),
          noteEs: v.nullable(v.string()),
          noteEn: v.nullable(v.string()),
          phase: v.nullable(v.number()),
          geometryStatus: v.picklist(['official', 'surveyed', 'illustrative']),
        }),
      }),
    ),
  }),
  bbox: v.tuple([v.number(), v.number(), v.number(), v.number()]),
  sources: v.array(v.object({ titleEs: v.string(), titleEn: v.string(), credit: v.string() })),
}) satisfies v.GenericSchema<unknown, PublicationDocument>;

const indexSchema = v.object({
  municipalities: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      department: v.string(),
      nationalPhase,
      areaKm2: v.nullable(v.number()),
      outline: v.nullable(areaSchema),
      outlineSource: v.nullable(v.string()),
      editions: v.array(
        v.object({ edition: count, titleEs: v.string(), titleEn: v.string(), publishedOn: date }),
      ),
    }),
  ),
}) satisfies v.GenericSchema<unknown, PublicationIndex>;

/** All municipalities with their published editions. */
export async function readPublicationIndex(): Promise<PublicationIndex> {
  return parseAnswer(indexSchema, await fetchJson('/published/index.json'), 'published index');
}

/** One published edition, or the newest where `edition` is null. */
export async function readPublication(
  municipalityId: string,
  edition: number | null,
): Promise<PublicationDocument> {
  const path = `/published/${encodeURIComponent(municipalityId)}/${edition ?? 'latest'}.json`;
  return parseAnswer(documentSchema, await fetchJson(path), path);
}
