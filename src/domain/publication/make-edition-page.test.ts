import { describe, expect, it } from 'vitest';
import { changesBetween } from './changes-between.ts';
import { entry, firstEdition, secondEdition, sector, square } from './fixtures/documents.ts';
import { makeEditionPage, previousReadable } from './make-edition-page.ts';

const context = { sha256: 'ef'.repeat(32), editions: [], previous: null };

describe('makeEditionPage', () => {
  it('has everything of edition 1 of Soyapango that a reader sees, and no figures', () => {
    const document = firstEdition();
    const page = makeEditionPage(document, { ...context, editions: [entry(1)] });
    expect(page.sectors.map(({ ppdCode }) => ppdCode)).toEqual(
      document.sectors.features.map(({ properties }) => properties.ppdCode),
    );
    expect(page.sectors[0]?.geometry).toEqual(document.sectors.features[0]?.geometry);
    expect([page.figures, page.changes]).toEqual([null, null]);
    expect(page.sha256).toBe(context.sha256);
  });

  it('lays figures out by sector and indicator, hidden and missing ones as they are', () => {
    const { figures } = makeEditionPage(secondEdition(), context);
    expect(figures?.values).toEqual([
      [12, 5, null],
      ['hidden', null, null],
      [0, null, null],
    ]);
    expect(figures?.totals).toEqual([20, 5, null]);
    expect(figures?.groupTotals).toEqual([['hidden'], [null], [null]]);
    expect(figures?.municipalityTotals).toEqual([25]);
    expect(figures?.provenance).toEqual({ period: '2015', source: 'Tabla' });
  });

  it('takes no total for that of all sectors when it leaves one out', () => {
    const { figures } = secondEdition();
    const totals = [{ sectors: ['160-001', '160-002'], indicators: ['theft'], value: 14 }];
    const document = secondEdition({ figures: figures && { ...figures, totals } });
    expect(makeEditionPage(document, context).figures?.totals).toEqual([null, null, null]);
  });

  it('draws the outlines that it is given, and lists editions from the newest', () => {
    const page = makeEditionPage(secondEdition(), {
      ...context,
      editions: [entry(1, true), entry(3), entry(2)],
      simplify: (areas) => areas.map(() => square(0, 0)),
    });
    expect(page.sectors.map(({ geometry }) => geometry)).toEqual(Array(3).fill(square(0, 0)));
    expect(page.editions.map(({ edition }) => edition)).toEqual([3, 2, 1]);
  });
});

describe('previousReadable', () => {
  it('is the newest edition before that is not withdrawn', () => {
    const editions = [entry(4), entry(1), entry(3, true), entry(2)];
    expect(previousReadable(editions, 4)?.edition).toBe(2);
    expect(previousReadable(editions, 2)?.edition).toBe(1);
    expect(previousReadable(editions, 1)).toBeNull();
    expect(previousReadable([entry(1, true), entry(2)], 2)).toBeNull();
  });
});

describe('changesBetween', () => {
  const before = secondEdition();
  const after = (sectors: Parameters<typeof secondEdition>[0]) =>
    changesBetween(before, secondEdition({ edition: 3, ...sectors }));
  const row = (phases: (number | null)[], west = -89.2) =>
    phases.map((phase, at) => sector(`160-00${at + 1}`, phase, square(west + at / 100, 13.7)));

  it('tells new phases, new sectors and gone ones, by their codes', () => {
    const changes = after({
      sectors: [
        sector('160-010', null, square(-89.1, 13.7)),
        ...row([null, 2]),
        sector('160-003-1', 1, square(-89.1, 13.8)),
      ],
    });
    expect(changes).toMatchObject({ since: 2, sincePublishedOn: '2027-01-31', redrawn: [] });
    expect(changes.sectors).toEqual([
      { kind: 'phase', ppdCode: '160-001', from: 1, to: null },
      { kind: 'phase', ppdCode: '160-002', from: null, to: 2 },
      { kind: 'removed', ppdCode: '160-003', mapLabel: '3', name: null, from: 2 },
      { kind: 'added', ppdCode: '160-003-1', to: 1 },
      { kind: 'added', ppdCode: '160-010', to: null },
    ]);
  });

  it('tells outlines that were redrawn, however they are written down', () => {
    const { geometry } = before.sectors.features[0] ?? {};
    if (geometry?.type !== 'Polygon') throw new Error('The first sector is a polygon.');
    const ring = geometry.coordinates[0] ?? [];
    const turned = [...ring.slice(2), ...ring.slice(1, 3)].reverse();
    const written = sector('160-001', 1, { type: 'MultiPolygon', coordinates: [[turned]] });
    expect(after({ sectors: [written] }).redrawn).toEqual([]);
    expect(after({ sectors: row([1], -89.200001) }).redrawn).toEqual(['160-001']);
  });

  it('finds nothing between a document and itself', () => {
    expect(changesBetween(before, before)).toMatchObject({ sectors: [], redrawn: [] });
  });
});
