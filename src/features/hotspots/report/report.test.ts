import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Indicator } from '../../../domain/indicator.ts';
import { analyseHotspotsInSteps } from '../../../spatial/hotspots/analyse-hotspots.ts';
import type { Municipality, Sector } from '../../../domain/territory.ts';
import { hotspotGrid, type CellColumns, type HotspotInput } from '../../../spatial/index.ts';
import { finish } from '../../../spatial/steps.ts';
import { followLanguage } from '../../../state/language.svelte.ts';
import type { Shown } from '../shown.ts';
import { plainReport, reportOf, type ReportContext } from './report.ts';

let locale: 'es' | 'en' = 'es';
followLanguage(() => locale);

beforeEach(() => {
  locale = 'es';
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const area = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [-89.16, 13.69],
      [-89.14, 13.69],
      [-89.14, 13.71],
      [-89.16, 13.71],
      [-89.16, 13.69],
    ],
  ],
};
const grid = hotspotGrid(area, { kind: 'hexagonal', size: 250 });

const indicator = (key: string, labelEs: string, labelEn: string): Indicator =>
  ({ key, labelEs, labelEn }) as Indicator;
const sector = (id: number, name: string): Sector =>
  ({ id, name, mapLabel: `1-${id}`, geometryStatus: 'illustrative' }) as Sector;
const context: ReportContext = {
  municipality: { name: 'Soyapango', outlineSource: null } as Municipality,
  indicators: [indicator('theft', 'Hurto', 'Theft'), indicator('robbery', 'Robo', 'Robbery')],
  sectors: [sector(1, 'Zona A'), sector(2, 'Zona B')],
};

/** 20 in each of seven cells in the middle, and one in every fifth of the others. */
const values = Float64Array.from(grid.column, (_, cell) => (cell % 5 === 0 ? 1 : 0));
const middle = Math.floor(grid.cells / 2);
for (const at of [middle, ...grid.neighbours.neighbour.subarray(...around(grid, middle))]) {
  values[at] = 20;
}
const sum = values.reduce((a, b) => a + b, 0);

function around({ neighbours: { starts } }: CellColumns, cell: number): [number, number] {
  return [starts[cell] ?? 0, starts[cell + 1] ?? 0];
}

const counts = {
  column: grid.column,
  row: grid.row,
  step: null,
  count: values,
};

const filter = {
  ...{ from: '2015-01-01', to: '2015-07-01', indicators: null },
  ...{ sectorId: null, hours: null, weekdays: null },
};

function shownOf(
  layer: HotspotInput['layer'],
  input: Partial<HotspotInput> = {},
  more: Partial<Shown> = {},
): Shown {
  const analysis = finish(
    analyseHotspotsInSteps({
      ...{ layer, area, grid, counts, steps: 1, days: 181, bandwidth: 300 },
      ...input,
    }),
  );
  const column = { column: null, row: null, step: null };
  return {
    ...{ filter, sector: null, studyAreaM2: 4_800_000, emergingPace: 'week', layer, analysis },
    ...{ shape: grid.shape, grid, bandwidth: layer === 'density' ? 300 : null },
    total: {
      ...column,
      ...{ total: sum, synthetic: sum, leftOut: 0, sectorId: null },
      indicator: ['theft', 'robbery'],
      count: Float64Array.of(sum - 12, 12),
    },
    bySector: {
      ...column,
      ...{ total: sum, synthetic: sum, leftOut: 0, indicator: null },
      sectorId: [1, 2, null],
      count: Float64Array.of(30, sum - 35, 5),
    },
    ...more,
  } as Shown;
}

function part(shown: Shown, key: string): string {
  return joined(reportOf(shown, context).parts.find((each) => each.key === key)?.text ?? []);
}

function result(shown: Shown): string {
  return joined(reportOf(shown, context).result);
}

/** Without what keeps a number and its unit on one line. */
function joined(sentences: string[]): string {
  return sentences.join(' ').replaceAll('\u00a0', ' ');
}

describe('the report of significant cells', () => {
  it('says the result, and all that someone needs to compute it again', () => {
    const shown = shownOf('significant');
    if (shown.analysis === null || !('level' in shown.analysis)) throw new Error('refused');
    const hot = shown.analysis.level.filter((level) => level >= 2).length;
    expect(hot).toBe(3);
    expect(result(shown)).toContain(
      `${hot} de ${grid.cells} celdas son calientes al 95 % tras la corrección, `,
    );
    expect(part(shown, 'computed')).toBe(
      `${grid.cells} hexágonos de 250 m de centro a centro. Gi* de Getis y Ord; vecinas: las seis ` +
        'celdas que comparten un lado; 2,999 permutaciones condicionales, semilla 1; valores p en ' +
        'la dirección del estadístico, corregidos por Benjamini y Hochberg para ' +
        `${grid.cells} pruebas.`,
    );
    expect(part(shown, 'counted')).toBe(
      `${sum} hechos de todos los tipos: Hurto (${sum - 12}) y Robo (12). Del 1 de enero de 2015 ` +
        'al 30 de junio de 2015: 181 días. Todo el municipio de Soyapango, 4.80 km². Todas las ' +
        'horas y días de la semana. Todos los hechos son sintéticos, de demostración: no ocurrieron.',
    );
    expect(part(shown, 'left-out')).toBe('De lo que pide el filtro no queda fuera ningún hecho.');
    expect(part(shown, 'caution')).toContain('ilustrativos, no oficiales');
    expect(part(shown, 'caution')).toContain('No predice');
  });

  it('says the same in English', () => {
    locale = 'en';
    const shown = shownOf('significant');
    expect(result(shown)).toMatch(/^\d+ of \d+ cells are hot at 95% after correction, \d+ at 99%/);
    expect(part(shown, 'computed')).toContain(
      '2,999 conditional permutations, seed 1; p-values in the direction of the statistic',
    );
    expect(part(shown, 'counted')).toContain('Theft');
    expect(part(shown, 'counted')).toContain('From January 1, 2015 to June 30, 2015: 181 days.');
  });

  it('says what the filter leaves, what is left out, and how much is invented', () => {
    const narrow = { ...filter, indicators: ['robbery'], hours: [18, 19], weekdays: [6, 7] };
    const usual = shownOf('significant');
    const beyond = { ...counts, column: counts.column.map((c, i) => (i === middle ? c + 999 : c)) };
    const shown = shownOf(
      'significant',
      { counts: beyond },
      { filter: narrow, total: { ...usual.total, synthetic: 41, leftOut: 3 } },
    );
    expect(part(shown, 'counted')).toContain('Solo sábado y domingo, de 18–20 h.');
    expect(part(shown, 'counted')).toContain('41 de los hechos (');
    expect(part(shown, 'left-out')).toBe(
      '3 hechos más no se cuentan: su fecha u hora no se conoce con la precisión que pide el ' +
        'filtro. 20 hechos caen en celdas fuera del área y no están en el mapa.',
    );
  });

  it('says when chance would give such a map', () => {
    const even = Float64Array.from(values, (_, i) => ((i * 7919) % 13 === 0 ? 1 : 0));
    const shown = shownOf('significant', { counts: { ...counts, count: even } });
    expect(result(shown)).toContain('el azar podría dar un mapa así');
    expect(part({ ...shown, total: { ...shown.total, total: 9 } }, 'caution')).toMatch(
      /^Hay pocos hechos por celda/,
    );
  });
});

describe('the report of other layers', () => {
  it('of counts says where half of the incidents are', () => {
    expect(result(shownOf('counts'))).toMatch(
      /^La celda con más hechos tiene 20; \d+ de \d+ celdas tienen alguno\. La mitad de los hechos está en 5 celdas, el 5\.7 % de la superficie\.$/,
    );
    expect(part(shownOf('counts'), 'computed')).toContain('sin prueba estadística');
  });

  it('of the density says its bandwidth, which surfaces compare, and the mean', () => {
    const squares = hotspotGrid(area, { kind: 'square', size: 100 });
    const shown = shownOf('density', {
      counts: {
        ...{ column: squares.column, row: squares.row, step: null },
        count: new Float64Array(squares.cells).fill(1),
      },
    });
    expect(part(shown, 'computed')).toMatch(
      /^Densidad de núcleo cuártico, ancho de banda de 300 m/,
    );
    expect(part(shown, 'caution')).toContain(
      'Solo se comparan superficies del mismo ancho de banda.',
    );
    expect(result(shown)).toMatch(/^El valor más alto es de [\d.]+ hechos por km² y 30 días/);
  });

  it('of clusters counts the four kinds', () => {
    expect(result(shownOf('clusters'))).toMatch(/^De \d+ celdas, \d+ son altas entre altas/);
    expect(part(shownOf('clusters'), 'computed')).toContain('nivel de 5');
  });

  it('of emerging classes says the steps, and which of them are not whole', () => {
    const steps = 26;
    const rows = [...values.keys()].flatMap((cell) =>
      Array.from({ length: steps }, (_, step) => ({ cell, step })),
    );
    const cube = {
      column: Int32Array.from(rows, ({ cell }) => grid.column[cell] ?? 0),
      row: Int32Array.from(rows, ({ cell }) => grid.row[cell] ?? 0),
      step: Int32Array.from(rows, ({ step }) => step),
      count: Float64Array.from(rows, ({ cell, step }) =>
        (values[cell] ?? 0) > 1 && step > 10 ? 20 : (cell * 7 + step * 3) % 4 === 0 ? 1 : 0,
      ),
    };
    const shown = shownOf('emerging', { counts: cube, steps, permutations: 4999 });
    expect(part(shown, 'computed')).toContain('en cada uno de 26 pasos de una semana');
    // 1 January and 1 July 2015 were a Thursday and a Wednesday.
    expect(part(shown, 'computed')).toContain('El primer y el último paso están incompletos');
    expect(result(shown)).toMatch(/^De \d+ celdas: .*caliente \S+ \(\d+\).*sin patrón\.$/);
  });

  it('of sectors names the highest, and where the chosen one stands', () => {
    const shown = {
      ...{ ...shownOf('counts'), layer: 'sectors', shape: null, grid: null, analysis: null },
      sector: context.sectors[0],
    } as Shown;
    expect(result(shown)).toContain(`Sectores con más hechos: 1-2 · Zona B (${sum - 35}, `);
    expect(result(shown)).toContain('El sector 1-1 · Zona A es el 2.º de 2 con 30 hechos.');
    expect(part(shown, 'left-out')).toContain('5 hechos no están en ningún sector.');
    expect(part(shown, 'counted')).toContain('Solo el sector 1-1 · Zona A de Soyapango');
  });
});

describe('the report of a refusal', () => {
  it('says why, and what would make the method possible', () => {
    const small = hotspotGrid(area, { kind: 'square', size: 800 });
    const shown = shownOf(
      'significant',
      {
        grid: small,
        counts: {
          ...counts,
          column: small.column,
          row: small.row,
          count: new Float64Array(small.cells).fill(2),
        },
      },
      { grid: small, filter: { ...filter, sectorId: 1 } },
    );
    expect(result(shown)).toBe(
      `No se calculó: el área tiene ${small.cells} celdas, y el método necesita al menos 30. Qué ` +
        'lo haría posible: celdas de 400 m o menos, todo el municipio en vez de un sector y ver ' +
        'los hechos por celda, sin prueba estadística.',
    );
  });

  it('of no incidents names the filters that could go', () => {
    const none = { ...counts, count: new Float64Array(grid.cells) };
    const narrow = { ...filter, hours: [3] };
    const shown = shownOf('significant', { counts: none }, { filter: narrow });
    expect(result(shown)).toBe(
      'No se calculó: no hay hechos con estos filtros en el área. Qué lo haría posible: un periodo ' +
        'más largo y menos filtros de tipos, horas o días.',
    );
    locale = 'en';
    expect(result(shown)).toBe(
      'Not computed: there are no incidents with these filters in the area. What would make it ' +
        'possible: a longer period and fewer filters of kinds, hours or days.',
    );
  });
});

it('is copied as plain text with all its parts', () => {
  const report = reportOf(shownOf('counts'), context);
  const text = plainReport(report);
  expect(text.split('\n\n')).toHaveLength(6);
  expect(text).toMatch(/^Zonas calientes de Soyapango\n\nLa celda con más hechos/);
  expect(text).toContain('\n\nCómo se calculó: ');
});
