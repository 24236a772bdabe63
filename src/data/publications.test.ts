import { afterEach, describe, expect, it, vi } from 'vitest';
import { readPublication } from './publications.ts';

const publication = {
  schema: 1,
  municipality: {
    id: 'soyapango',
    name: 'Soyapango',
    department: 'San Salvador',
    areaKm2: null,
    areaSource: null,
  },
  edition: 1,
  previous: null,
  titleEs: 'Fases',
  titleEn: 'Phases',
  summaryEs: '',
  summaryEn: '',
  contact: null,
  figures: null,
  components: [],
  publishedOn: '2026-11-22',
  phases: [],
  sectors: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [-89.1, 13.7],
              [-89.0, 13.7],
              [-89.0, 13.8],
              [-89.1, 13.7],
            ],
          ],
        },
        properties: {
          ppdCode: '160-001-1',
          mapLabel: '1-1',
          name: null,
          places: [],
          noteEs: null,
          noteEn: null,
          phase: null,
          geometryStatus: 'illustrative',
        },
      },
    ],
  },
  bbox: [-89.1, 13.7, -89, 13.8],
  sources: [],
};

function answer(body: unknown, status = 200) {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(
      new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }),
    ),
  );
}

afterEach(() => vi.unstubAllGlobals());

describe('reading a published edition', () => {
  it('keeps "no phase stated" and "no name" as they are', async () => {
    answer(publication);
    const [sector] = (await readPublication('soyapango', null)).sectors.features;
    expect(sector?.properties).toMatchObject({ phase: null, name: null });
  });

  it('refuses a document it does not understand, naming the place', async () => {
    const broken = structuredClone(publication);
    Object.assign(broken.sectors.features[0]?.properties ?? {}, { phase: 'red' });
    answer(broken);
    await expect(readPublication('soyapango', 1)).rejects.toMatchObject({
      kind: 'invalid-answer',
      message: expect.stringContaining('sectors.features.0.properties.phase') as string,
    });
  });

  it('refuses coordinates that are no longitude and latitude', async () => {
    const swapped = structuredClone(publication);
    Object.assign(swapped.sectors.features[0]?.geometry ?? {}, {
      coordinates: [
        [
          [13.7, -189],
          [0, 0],
          [1, 1],
          [13.7, -189],
        ],
      ],
    });
    answer(swapped);
    await expect(readPublication('soyapango', 1)).rejects.toMatchObject({ kind: 'invalid-answer' });
  });

  it('tells a missing edition, a fault and a lost network apart', async () => {
    answer('{}', 404);
    await expect(readPublication('soyapango', 9)).rejects.toMatchObject({ kind: 'not-found' });
    answer('{}', 503);
    await expect(readPublication('soyapango', 9)).rejects.toMatchObject({ kind: 'server' });
    answer('<html>');
    await expect(readPublication('soyapango', 9)).rejects.toMatchObject({ kind: 'invalid-answer' });
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(readPublication('soyapango', 9)).rejects.toMatchObject({ kind: 'offline' });
  });
});
