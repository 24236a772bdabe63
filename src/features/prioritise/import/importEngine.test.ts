import { describe, expect, it } from 'vitest';
import { slidesTable } from '../../../domain/table-import/fixtures/slides-table.ts';
import { choices, context, sectorId } from '../../../domain/table-import/fixtures/soyapango.ts';
import { importEngine, type Answer } from './importEngine.ts';

function valueOf<Value>(answer: Answer<Value>): Value {
  if (answer.status === 'done') return answer.value;
  throw new Error(`Refused: ${answer.refusal.kind}`);
}

describe('importEngine', () => {
  it('reads, previews and gives the values of the last preview', async () => {
    const engine = importEngine();
    expect(valueOf(await engine.read(slidesTable, null))).toEqual({
      kind: 'text',
      delimiter: '\t',
      encoding: null,
    });
    const preview = valueOf(await engine.preview(context, choices));
    expect(preview.ready).toBe(true);
    expect(preview.sample).toHaveLength(10);
    expect(preview.sample[0]?.cells).toHaveLength(23);
    expect(await engine.values()).toHaveLength(230);
  });

  it('shows rows with problems first, with what was written, and no more rows than are read', async () => {
    const engine = importEngine();
    const rows = Array.from({ length: 100 }, (_, at) => (at === 90 ? '1,x' : `no-${at},5`));
    await engine.read(['sector,theft', '2,4', ...rows].join('\n'), null);
    const preview = valueOf(await engine.preview(context, choices));
    expect(preview.rowCount).toBe(101);
    expect(preview.sample).toHaveLength(40);
    expect(preview.sample.every(({ hasProblem }) => hasProblem)).toBe(true);
    await engine.read('sector,theft\n2,4\n1,x', null);
    expect(valueOf(await engine.preview(context, choices)).sample).toEqual([
      {
        row: 2,
        sectorId: sectorId('1'),
        text: '1',
        hasProblem: true,
        cells: [{ column: 1, state: 'problem', text: 'x' }],
      },
      {
        row: 1,
        sectorId: sectorId('2'),
        text: '2',
        hasProblem: false,
        cells: [{ column: 1, state: 'new', before: null, after: 4 }],
      },
    ]);
  });

  it('answers with the reason where no table can be made out', async () => {
    const engine = importEngine();
    expect(await engine.read(' ', null)).toEqual({ status: 'refused', refusal: { kind: 'empty' } });
    await engine.read('1,2\n3,4', null);
    expect(await engine.preview(context, choices)).toMatchObject({
      refusal: { kind: 'no-headings' },
    });
  });
});
