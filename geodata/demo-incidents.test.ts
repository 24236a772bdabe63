import { describe, expect, it } from 'vitest';
import { distanceToSegment } from '../src/spatial/geometry/segment-distance.ts';
import {
  aggregateBySector,
  assignPoints,
  columnsToMetres,
  countByCell,
  getisOrdGiStar,
  gridNeighbours,
  hexagonalGrid,
  isRefusal,
  nearestDistance,
  squareMetres,
  toMetres,
} from '../src/spatial/index.ts';
import { countsIncidents } from './demo-incidents.ts';
import { demoYear } from './demo-times.ts';
import { readIndicatorTable } from './presentation.ts';
import { makeResults } from './results.ts';
import { readDefinitions } from './sources.ts';

const { sectors, municipalities, demoIncidents: incidents, files } = makeResults();
const csv = files.get('geodata/results/demo-incidents.csv') ?? '';
const keys = readDefinitions()
  .indicators.filter(countsIncidents)
  .map(({ key }) => key);
const longitudes = Float64Array.from(incidents, ({ lon }) => Number(lon));
const latitudes = Float64Array.from(incidents, ({ lat }) => Number(lat));
const assignment = assignPoints(
  sectors.map(({ geometry }) => geometry),
  longitudes,
  latitudes,
);
const { rows: table } = readIndicatorTable();

describe('indicators that are incidents', () => {
  it('are those of violence and theft, sexual offences once', () => {
    expect(keys).toHaveLength(15);
    expect(keys).toContain('sexual_offense_1');
    for (const none of ['sexual_offense_2', 'drug_arrest', 'adult_detainees', 'excluded_youth']) {
      expect(keys).not.toContain(none);
    }
  });
});

describe('the demonstration incidents', () => {
  it("give back the slides' table, aggregated from their places", () => {
    const category = Int32Array.from(incidents, ({ indicator }) => keys.indexOf(indicator));
    const { count, leftOut } = aggregateBySector({
      sector: assignment.polygon,
      sectors: sectors.length,
      category: { code: category, count: keys.length },
    });
    expect(leftOut).toBe(0);
    const stated = new Map(table.map(({ ppdCode, counts }) => [ppdCode, counts]));
    const expected = sectors.flatMap(({ ppdCode }) =>
      keys.map((key) => stated.get(ppdCode)?.get(key) ?? 0),
    );
    expect([...count]).toEqual(expected);
  });

  it('lie in the sector that the file names, ten metres clear of its border', () => {
    for (const [at, { ppdCode }] of incidents.entries()) {
      const sector = sectors[assignment.polygon[at] ?? -1];
      expect(sector?.ppdCode).toBe(ppdCode);
      const ring = (sector?.geometry.coordinates[0] ?? []).map(([x = NaN, y = NaN]) =>
        toMetres(x, y),
      );
      const [x, y] = toMetres(longitudes[at] ?? NaN, latitudes[at] ?? NaN);
      const distances = ring.slice(1).map(([bx, by], edge) => {
        const [ax, ay] = ring[edge] ?? [NaN, NaN];
        return distanceToSegment(ax, ay, bx, by, x, y);
      });
      expect(Math.min(...distances)).toBeGreaterThan(9.8);
    }
  });

  it('are each marked as synthetic, with an id of its own, to the minute, in the order of time', () => {
    const lines = csv.trimEnd().split('\n').slice(1);
    expect(lines).toHaveLength(incidents.length);
    for (const line of lines) {
      expect(line).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12},[a-z0-9_]+,2015-\d\d-\d\dT\d\d:\d\d:00-06:00,-89\.\d{6},13\.\d{6},160-\d{3}(-\d)?,true$/,
      );
    }
    expect(new Set(incidents.map(({ id }) => id)).size).toBe(incidents.length);
    const times = incidents.map(({ occurredAt }) => occurredAt);
    expect(times.toSorted()).toEqual(times);
  });

  it('fill all twelve months, more on some weekdays and hours than on others', () => {
    const days = incidents.map(({ occurredAt }) => occurredAt.slice(0, 10));
    expect(days.every((day) => day >= demoYear.from && day <= demoYear.to)).toBe(true);
    expect(new Set(days.map((day) => day.slice(5, 7))).size).toBe(12);
    const weekdays = days.map((day) => new Date(`${day}T00:00:00Z`).getUTCDay());
    const hours = incidents.map(({ occurredAt }) => Number(occurredAt.slice(11, 13)));
    // Beyond these, chance alone would come once in a hundred: chi square, 6 and 23 degrees of freedom.
    expect(chiSquare(weekdays, 7)).toBeGreaterThan(16.8);
    expect(chiSquare(hours, 24)).toBeGreaterThan(41.6);
  });
});

describe('the clustering', () => {
  const soyapango = municipalities.find(({ id }) => id === 'soyapango');
  if (!soyapango) throw new Error('Soyapango is missing.');

  it('brings points nearer together than chance, over the municipality and within sectors', () => {
    const ratioOf = (chosen: number[], surface: number) => {
      const at = (column: Float64Array) => Float64Array.from(chosen, (i) => column[i] ?? NaN);
      const { x, y } = columnsToMetres(at(longitudes), at(latitudes));
      const outcome = nearestDistance(x, y, surface);
      if (isRefusal(outcome)) throw new Error(outcome.detail);
      return outcome.ratio;
    };
    const all = incidents.map((_, at) => at);
    expect(ratioOf(all, squareMetres(soyapango.outline))).toBeLessThan(0.6);
    for (const [at, { geometry, ppdCode }] of sectors.entries()) {
      const own = all.filter((i) => assignment.polygon[i] === at);
      if (own.length > 0) expect(ratioOf(own, squareMetres(geometry)), ppdCode).toBeLessThan(0.9);
    }
  });

  it('shows as hot cells that pass the correction for many tests', () => {
    const grid = hexagonalGrid(soyapango.outline, 100);
    const { count } = countByCell(grid, longitudes, latitudes);
    const outcome = getisOrdGiStar(count, gridNeighbours(grid), { permutations: 9999 });
    if (isRefusal(outcome)) throw new Error(outcome.detail);
    const hot = outcome.adjusted.filter((p, i) => p <= 0.05 && (outcome.z[i] ?? 0) > 0);
    expect(hot.length).toBeGreaterThan(10);
    expect(hot.length).toBeLessThan(grid.cells / 4);
  });
});

function chiSquare(values: readonly number[], classes: number): number {
  const expected = values.length / classes;
  return Array.from({ length: classes }, (_, one) => one).reduce(
    (sum, one) => sum + (values.filter((value) => value === one).length - expected) ** 2 / expected,
    0,
  );
}
