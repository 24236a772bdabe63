import { describe, expect, it } from 'vitest';
import { slidesTable } from './fixtures/slides-table.ts';
import { choices, context, indicators, sectorId } from './fixtures/soyapango.ts';
import type { ColumnChoice } from './match-columns.ts';
import {
  previewImport,
  valuesToWrite,
  type ImportChoices,
  type PresentObservation,
} from './preview-import.ts';
import { readDelimited } from './read-delimited.ts';
import { limits, TableRefusal } from './refusal.ts';

type Setting = Partial<ImportChoices> & { observations?: PresentObservation[] };

function preview(text: string, { observations = [], ...change }: Setting = {}) {
  const { grid } = readDelimited(text);
  return previewImport(grid, { ...context, observations }, { ...choices, ...change });
}

/** What is wrong, as `kind@address`. */
function problemsOf(text: string, change: Setting = {}): string[] {
  const { problems, ready } = preview(text, change);
  if (problems.length > 0) expect(ready).toBe(false);
  return problems.map(({ kind, address }) => (address === null ? kind : `${kind}@${address}`));
}

function refusalOf(text: string) {
  try {
    preview(text);
  } catch (error) {
    if (error instanceof TableRefusal) return error.refusal.kind;
    throw error;
  }
  throw new Error('The table was read.');
}

const theft = (change: Partial<PresentObservation> = {}): PresentObservation => ({
  sectorId: sectorId('1'),
  indicatorKey: 'theft',
  value: 4,
  period: null,
  version: 3,
  ...change,
});

describe('the table of the slides, pasted as it stands', () => {
  const result = preview(slidesTable);

  it('imports cleanly, 10 sectors by 23 indicators', () => {
    expect(result.problems).toEqual([]);
    expect(result.ready).toBe(true);
    expect(result.counts).toEqual({ new: 230, changed: 0, cleared: 0, unchanged: 0, missing: 0 });
    expect(valuesToWrite(result)).toHaveLength(230);
  });

  it('leaves out the line with the bullet and says so', () => {
    expect(result.notes).toEqual([{ kind: 'rows-without-values', rows: [12] }]);
  });

  it('puts every value where the slide has it', () => {
    const of = (label: string, key: string) =>
      result.cells.find((cell) => cell.sectorId === sectorId(label) && cell.indicatorKey === key);
    expect(of('2-1', 'excluded_youth')?.after).toBe(664);
    expect(of('1-1', 'adult_detainees')?.after).toBe(55);
    expect(of('2-3', 'sexual_offense_2')?.after).toBe(1);
    expect(of('3', 'homicides_femicide')?.after).toBe(0);
    const total = result.cells
      .filter(({ sectorId: id }) => id === sectorId('2-1'))
      .reduce((sum, { after }) => sum + (after ?? 0), 0);
    expect(total).toBe(725);
  });
});

describe('previewImport against what is there', () => {
  const text = 'sector,theft,threats\n160-001,5,\n1-1,0,-\n2,,7';
  const observations = [
    theft(),
    theft({ sectorId: sectorId('1-1'), value: 0, version: 1 }),
    theft({ sectorId: sectorId('2'), value: 9, version: 2 }),
    theft({ sectorId: sectorId('2'), indicatorKey: 'threats', value: null, version: 6 }),
  ];

  it('tells new, changed, cleared, unchanged and missing apart', () => {
    const result = preview(text, { observations });
    expect(result.counts).toEqual({ new: 1, changed: 1, cleared: 1, unchanged: 1, missing: 2 });
    expect(valuesToWrite(result)).toEqual([
      { sectorId: sectorId('1'), indicatorKey: 'theft', value: 5, baseVersion: 3 },
      { sectorId: sectorId('2'), indicatorKey: 'theft', value: null, baseVersion: 2 },
      { sectorId: sectorId('2'), indicatorKey: 'threats', value: 7, baseVersion: 6 },
    ]);
  });

  it('compares with the chosen period only', () => {
    const period = { from: '2015-01-01', to: '2015-12-31' };
    const result = preview('sector,theft\n1,5', { observations, period });
    expect(valuesToWrite(result)[0]?.baseVersion).toBe(0);
    const stated = [theft({ period: '[2015-01-01,2016-01-01)' })];
    expect(preview('sector,theft\n1,5', { observations: stated, period }).cells[0]?.before).toBe(4);
  });

  it('is not ready before the period is given or stated as unknown', () => {
    expect(preview('sector,theft\n1,5', { period: null }).ready).toBe(false);
    expect(preview('sector,theft\n1,5', { period: 'unknown' }).ready).toBe(true);
  });

  it('is not ready where nothing would change', () => {
    expect(preview('sector,theft\n1,4', { observations }).ready).toBe(false);
  });

  it('is not ready with more values than one import takes', () => {
    const [indicator, sector] = [indicators[0], context.sectors[0]];
    if (!indicator || !sector) throw new Error('The fixtures have no indicator or no sector.');
    const keys = Array.from({ length: 11 }, (_, number) => `i_${number}`);
    const labels = Array.from({ length: 9100 }, (_, number) => `m${number}`);
    const grid = [['sector', ...keys], ...labels.map((label) => [label, ...keys.map(() => '1')])];
    const large = {
      observations: [],
      indicators: keys.map((key) => ({ ...indicator, key })),
      sectors: labels.map((mapLabel, id) => ({ ...sector, id, mapLabel, ppdCode: `900-${id}` })),
    };
    const { writes, problemCount, ready } = previewImport(grid, large, choices);
    expect([writes, problemCount, ready]).toEqual([limits.values + 100, 0, false]);
  });
});

describe('problems', () => {
  it.each([
    ['sector,theft\n1,-5', 'negative@B2'],
    ['sector,theft\n1,5%', 'percent@B2'],
    ['sector,theft\n1,#N/A', 'spreadsheet-error@B2'],
    ['sector,theft\n1,2015-01-01', 'date@B2'],
    ['sector,theft\n1,=A1', 'formula@B2'],
    ['sector,theft\n1,five', 'not-a-number@B2'],
    ['sector;theft\n1;1,234', 'decimal-needed@B2'],
    ['sector;theft\n1;1,5\n2;2,5\n3;1.5', 'decimal-mixed@B4'],
    ['sector,theft\n,5\n1,2', 'sector-missing@A2'],
    ['sector,theft\n99-9,5\n1,2', 'sector-unknown@A2'],
    ['sector,theft\n1-ene,5\n1,2', 'sector-date@A2'],
    ['sector,theft\n1,5\n160-001,6', 'sector-twice@A3'],
    ['sector,theft\n1,5,8', 'beyond-headings@C2'],
    ['sector,theft,Población\n1,5,800', 'column-unknown'],
    ['sector,theft,Hurtos\n1,5,5', 'column-twice'],
    ['sector,nombre\n1,Campanera', 'no-indicator-column'],
    ['zona,theft\nCampanera,5', 'no-sector-column'],
  ])('of %j: %s', (text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });

  it('say where they are, what stands there and what may be meant', () => {
    const { problems } = preview('sector,Extorcion\n1,-5\n1,3');
    expect(problems).toMatchObject([
      { kind: 'column-unknown', column: 1, text: 'Extorcion', suggestion: 'extortion' },
      { kind: 'no-indicator-column' },
      { kind: 'sector-twice', address: 'A3', text: '1', repeats: '2' },
    ]);
    expect(preview('sector,Hurtos\n1,-5').problems).toMatchObject([
      { kind: 'negative', row: 1, column: 1, heading: 'Hurtos', text: '-5' },
    ]);
  });

  it('are mended by what a person chooses', () => {
    const text = 'sector;Extorcion;Población\n1;1,234;800';
    const overrides = new Map<number, ColumnChoice>([
      [1, { indicator: 'extortion' }],
      [2, 'ignore'],
    ]);
    expect(problemsOf(text, { overrides })).toEqual(['decimal-needed@B2']);
    const result = preview(text, { overrides, decimalSign: 'comma' });
    expect(result.ready).toBe(true);
    expect(result.cells[0]?.after).toBe(1.234);
  });

  it('come of choosing one indicator, or the sectors, twice', () => {
    const twice = new Map<number, ColumnChoice>([[2, { indicator: 'theft' }]]);
    expect(problemsOf('sector,theft,threats\n1,5,5', { overrides: twice })).toEqual([
      'column-twice',
    ]);
    const sectors = new Map<number, ColumnChoice>([
      [0, 'sector'],
      [1, 'sector'],
    ]);
    expect(problemsOf('a,b,theft\n1,1,5', { overrides: sectors })).toContain('two-sector-columns');
  });

  it('are all counted and the first of them kept', () => {
    const bad = Array.from({ length: 3_000 }, () => '1,x').join('\n');
    const result = preview(`sector,theft\n${bad}`);
    expect(result.problemCount).toBe(3_000 + 2_999);
    expect(result.problems).toHaveLength(500);
  });
});

describe('what stands around the table', () => {
  it('is left out with a note: titles, totals, footnotes', () => {
    const text =
      'Datos de Soyapango,\nFuente:,PNC\n\nsector,theft\n1,5\nTotal,5\n\nNota: preliminar,\n';
    const result = preview(text);
    expect(result.problems).toEqual([]);
    expect(result.headingRow).toBe(3);
    expect(result.notes).toEqual([
      { kind: 'rows-above', rows: [1, 2] },
      { kind: 'rows-without-values', rows: [8] },
      { kind: 'total-rows', rows: [6] },
    ]);
  });
});

describe('refusals', () => {
  it.each([
    ['160-001,1,2\n160-002,3,4', 'no-headings'],
    ['sector\n160-001\n160-002', 'one-column'],
    ['sector,theft,threats\n,,', 'only-headings'],
    ['•,•\n-,-', 'empty'],
  ])('of %j: %s', (text, kind) => {
    expect(refusalOf(text)).toBe(kind);
  });
});

describe('10,000 sectors by 50 indicators', () => {
  it('are read whole', () => {
    const many = Array.from({ length: 50 }, (_, at) => {
      const key = `indicator_${at}`;
      return { key, labelEs: `Dato ${at}`, labelEn: `Item ${at}`, sourceLabel: `Source ${at}` };
    });
    const sectors = Array.from({ length: 10_000 }, (_, at) => ({
      id: at + 1,
      ppdCode: `160-${at}`,
      mapLabel: `S${at}`,
      name: null,
    }));
    const heading = ['code', ...many.map(({ labelEs }) => labelEs)].join(',');
    const rows = sectors.map(({ ppdCode }, at) =>
      [ppdCode, ...many.map((_, i) => at + i)].join(','),
    );
    const { grid } = readDelimited([heading, ...rows].join('\n'));
    const result = previewImport(grid, { indicators: many, sectors, observations: [] }, choices);
    expect(result.problemCount).toBe(0);
    expect(result.counts.new).toBe(500_000);
    expect(indicators).toHaveLength(23);
  });
});
