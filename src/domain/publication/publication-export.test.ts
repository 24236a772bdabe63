import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { asWritten } from '../table-export/delimited.ts';
import { firstEdition, secondEdition } from './fixtures/documents.ts';
import { publicationCsv } from './publication-csv.ts';
import { publicationGeoJson } from './publication-geojson.ts';
import type { PublicationDocument } from './document.ts';

const sha256 = 'ab'.repeat(32);

function read(csv: string) {
  expect(csv.startsWith('\ufeff')).toBe(true);
  const { data, errors } = Papa.parse<string[]>(csv.slice(1), { delimiter: ',' });
  expect(errors).toEqual([]);
  const blank = data.findIndex((row) => row.length === 1 && row[0] === '');
  const [headings = [], ...rows] = data.slice(blank + 1, -1);
  return { about: data.slice(0, blank), headings, rows };
}

const geoJson = (text: string) =>
  JSON.parse(text) as {
    metadata: Record<string, unknown>;
    features: { properties: Record<string, unknown>; geometry: unknown }[];
  };

describe('publicationCsv', () => {
  it('has a row for each sector, and says on top what it is', () => {
    const { about, headings, rows } = read(publicationCsv(firstEdition(), 'es', sha256));
    expect(about).toContainEqual(['Título', 'Fases de los sectores de Soyapango']);
    expect(about).toContainEqual(['sha256 del documento', sha256]);
    expect(about.filter(([label]) => label === 'Aviso')).toHaveLength(2);
    expect(headings).toHaveLength(7);
    expect(rows.map(([code]) => code)).toEqual(
      firstEdition().sectors.features.map(({ properties }) => properties.ppdCode),
    );
  });

  it('tells hidden from missing in words', () => {
    const { headings, rows } = read(publicationCsv(secondEdition(), 'en', sha256));
    expect(headings.slice(7)).toEqual([
      'theft en (cases)',
      'robbery en (cases)',
      'again en (cases)',
    ]);
    expect(rows.map((row) => row.slice(4))).toEqual([
      ['1', 'Phase 1', 'illustrative, not official', '12', '5', ''],
      ['', '', 'illustrative, not official', 'hidden to protect people', '', ''],
      ['2', 'Phase 2', 'illustrative, not official', '0', '', ''],
    ]);
  });
});

describe('publicationGeoJson', () => {
  it('has the outlines in full, and every indicator as a number with its status', () => {
    const document = secondEdition();
    const { metadata, features } = geoJson(publicationGeoJson(document, 'es', sha256));
    expect(metadata).toMatchObject({ edition: 2, document: { sha256 }, title: document.titleEs });
    expect(features.map(({ geometry }) => geometry)).toEqual(
      document.sectors.features.map(({ geometry }) => geometry),
    );
    expect(features[1]?.properties).toMatchObject({
      ppdCode: '160-002',
      indicator_theft: null,
      indicator_theft_status: 'hidden',
      indicator_robbery_status: 'no_data',
    });
  });
});

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  `=HYPERLINK("http://x","y")`,
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '\n=1+1',
  '＝1+1',
  'a;=1+1;"b"',
  'one\r\ntwo',
  '👩🏽‍🌾 مرحبا \u202eevil\u202c',
  'ñ'.repeat(300),
  ' , ',
  '0012',
];

const name = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
);

/** Cells of CSV that a spreadsheet would calculate. */
function formulas(csv: string): string[] {
  const cells = Papa.parse<string[]>(csv.slice(1), { delimiter: ',' }).data.flat();
  return cells.filter(
    (cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell),
  );
}

describe('names of any kind', () => {
  // What begins with an apostrophe and a sign is read without the apostrophe, in our tables too.
  const isAmbiguous = (text: string) => asWritten(text) !== text;
  const named = (text: string): PublicationDocument => {
    const document = secondEdition({ titleEs: text, contact: text });
    Object.assign(document.sectors.features[1]?.properties ?? {}, { name: text, places: [text] });
    return document;
  };

  it('come back from CSV as they were, and calculate nothing', () => {
    fc.assert(
      fc.property(
        name.filter((text) => !isAmbiguous(text)),
        (text) => {
          const csv = publicationCsv(named(text), 'es', sha256);
          const { about, rows } = read(csv);
          expect(asWritten(rows[1]?.[2] ?? '')).toBe(text);
          expect(asWritten(rows[1]?.[3] ?? '')).toBe(text);
          expect(about.map(([, value]) => asWritten(value ?? ''))).toContain(text);
          expect(formulas(csv)).toEqual([]);
        },
      ),
    );
  });

  it('come back from GeoJSON as they were', () => {
    fc.assert(
      fc.property(name, (text) => {
        const { features, metadata } = geoJson(publicationGeoJson(named(text), 'es', sha256));
        expect(features[1]?.properties).toMatchObject({ name: text, places: [text] });
        expect(metadata).toMatchObject({ title: text, contact: text });
      }),
    );
  });
});
