import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1));
const number = v.pipe(v.number(), v.finite());
const position = v.tuple([number, number]);

const sectorDefinition = v.strictObject({
  ppdCode: v.pipe(v.string(), v.regex(/^\d{3}-\d{3}(-\d{1,2})?$/)),
  mapLabel: text,
  name: v.nullable(text),
  places: v.array(text),
  noteEs: v.nullable(text),
  noteEn: v.nullable(text),
  anchor: v.picklist(['known', 'likely', 'described', 'none']),
  // A place inside the sector, longitude and latitude; null: nothing trustworthy was found.
  anchorPoint: v.nullable(position),
  // Where the drawing of the illustrative boundary starts from; says nothing about the territory.
  site: position,
});

const indicatorDefinition = v.strictObject({
  key: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/)),
  labelEs: text,
  labelEn: text,
  sourceLabel: text,
  unitEs: text,
  unitEn: text,
  groupKey: text,
  direction: v.picklist(['more_is_worse', 'more_is_better']),
  aggregation: v.picklist(['extensive', 'intensive', 'unknown']),
  policeDiscovered: v.boolean(),
  sensitivity: v.picklist(['ordinary', 'sensitive']),
  suppressBelow: v.pipe(v.number(), v.integer(), v.minValue(1), v.notValue(2)),
  isDuplicateOf: v.nullable(text),
  noteEs: v.nullable(text),
  noteEn: v.nullable(text),
});

const indicatorGroup = v.strictObject({ key: text, labelEs: text, labelEn: text });

const phaseDefinition = v.strictObject({
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  nameEs: text,
  nameEn: text,
  meaningEs: text,
  meaningEn: text,
  colour: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/)),
  source: text,
});

const municipalityDefinition = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z]+(-[a-z]+)*$/)),
  name: text,
  department: text,
  nationalPhase: v.picklist([1, 2, 3]),
  // null: computed from the outline
  areaKm2: v.nullable(number),
  areaSource: v.nullable(text),
});

const municipalOutline = v.strictObject({
  name: text,
  department: text,
  ring: v.pipe(v.array(position), v.minLength(4)),
});

const indicatorSum = v.strictObject({
  totalKey: text,
  partKey: text,
  covers: v.picklist(['all', 'some']),
  source: text,
});

const planComponent = v.strictObject({
  municipalityId: text,
  nameEs: text,
  nameEn: text,
  source: text,
});

const editionDefinition = v.strictObject({
  municipalityId: text,
  edition: v.pipe(v.number(), v.integer(), v.minValue(1)),
  titleEs: text,
  titleEn: text,
  summaryEs: text,
  summaryEn: text,
  contact: v.nullable(text),
  publishedOn: v.pipe(v.string(), v.isoDate()),
  sources: v.array(v.strictObject({ titleEs: text, titleEn: text, credit: text })),
});

export type SectorDefinition = v.InferOutput<typeof sectorDefinition>;
export type IndicatorDefinition = v.InferOutput<typeof indicatorDefinition>;
export type PhaseDefinition = v.InferOutput<typeof phaseDefinition>;

export function readSource(name: string): string {
  return readFileSync(new URL(`./sources/${name}`, import.meta.url), 'utf8');
}

function readJson<const Schema extends v.GenericSchema>(
  name: string,
  schema: Schema,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, JSON.parse(readSource(name)));
  if (!result.success) {
    const [issue] = result.issues;
    throw new Error(`geodata/sources/${name}: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
  }
  return result.output;
}

export function readDefinitions() {
  return {
    sectors: readJson('sector-definitions.json', v.array(sectorDefinition)),
    indicators: readJson('indicator-definitions.json', v.array(indicatorDefinition)),
    indicatorGroups: readJson('indicator-groups.json', v.array(indicatorGroup)),
    indicatorSums: readJson('indicator-sums.json', v.array(indicatorSum)),
    components: readJson('components.json', v.array(planComponent)),
    phases: readJson('phase-definitions.json', v.array(phaseDefinition)),
    municipalities: readJson('municipalities.json', v.array(municipalityDefinition)),
    outlines: readJson('municipal-outlines.json', v.array(municipalOutline)),
    edition: readJson('edition-1.json', editionDefinition),
  };
}

export type Definitions = ReturnType<typeof readDefinitions>;
