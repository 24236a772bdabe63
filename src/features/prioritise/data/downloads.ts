import { csvOf } from '../../../domain/table-export/delimited.ts';
import { matrixFileName } from '../../../domain/table-export/file-name.ts';
import { makeMatrix, type Matrix, type MatrixColumn } from '../../../domain/table-export/matrix.ts';
import type { Municipality } from '../../../domain/territory.ts';
import { m } from '../../../messages/generated/messages.js';
import { inLanguage } from '../../../state/language.svelte.ts';
import { isIllustrative } from '../../../state/municipality.svelte.ts';
import { periodText } from '../../../state/wording.ts';
import type { Desk } from '../desk.svelte.ts';
import { saveFile } from '../../../ui/save-file.ts';

/** Saves the whole matrix, with phase, score and rank, as a spreadsheet or as text. */
export async function downloadMatrix(
  kind: 'csv' | 'xlsx',
  desk: Desk,
  municipality: Municipality,
): Promise<void> {
  const date = new Date().toISOString().slice(0, 10);
  const matrix = matrixOf(desk, municipality, date);
  const name = matrixFileName(municipality.id, date, inLanguage('es', 'en'), kind);
  if (kind === 'csv') {
    saveFile(name, 'text/csv;charset=utf-8', csvOf(matrix));
    return;
  }
  const { workbookOf } = await import('../../../domain/table-export/workbook.ts');
  saveFile(
    name,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    await workbookOf(matrix),
  );
}

function matrixOf(desk: Desk, municipality: Municipality, date: string): Matrix {
  const { data, board, assignments } = desk;
  const { provenance } = data;
  const column = (
    heading: string,
    valueOf: (sectorId: number) => number | null | undefined,
  ): MatrixColumn => ({
    heading,
    values: new Map(data.sectors.map(({ id }) => [id, valueOf(id) ?? null])),
  });
  const standing = (id: number) => board.standings.get(id);
  return makeMatrix({
    language: inLanguage('es', 'en'),
    about: {
      municipality: municipality.name,
      source: provenance?.source ?? '',
      date,
      period:
        provenance === null || provenance.period === null ? null : periodText(provenance.period),
      illustrative: isIllustrative(data),
    },
    sectors: data.sectors,
    indicators: board.indicators,
    allIndicators: board.indicators,
    observations: data.observations,
    columns: [
      column(m.prioritise_column_phase(), (id) => assignments.get(id)?.phase),
      column(m.prioritise_column_score(), (id) => standing(id)?.score),
      column(m.prioritise_column_rank(), (id) => standing(id)?.rank),
      column(m.prioritise_column_rank_low(), (id) => standing(id)?.rankLow),
      column(m.prioritise_column_rank_high(), (id) => standing(id)?.rankHigh),
    ],
  });
}
