import { cellText, type Cell } from '../../domain/table-import/grid.ts';
import { candidates } from '../../domain/table-import/match-columns.ts';
import type { IncidentChoices, IncidentContext, Need } from './incident-import.ts';

/** For comparing offences: without accents, case and double spaces; points and hyphens of codes stay. */
export function foldOffence(cell: Cell): string {
  return cellText(cell).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ');
}

export type OffenceReading =
  { kind: 'indicator'; key: string } | { kind: 'left-out' | 'unknown' | 'missing' };

/** Finds the indicators of offences, and counts those that nobody has matched yet. */
export class OffenceMatcher {
  readonly #found = new Map<string, OffenceReading>();
  readonly #unknown = new Map<string, { text: string; rows: number }>();
  readonly #indicators: IncidentContext['indicators'];

  constructor(
    indicators: IncidentContext['indicators'],
    private readonly chosen: IncidentChoices['offences'],
  ) {
    this.#indicators = indicators.filter(({ isDuplicateOf }) => isDuplicateOf === null);
  }

  find(cell: Cell): OffenceReading {
    const offence = foldOffence(cell);
    if (offence === '') return { kind: 'missing' };
    const found = this.#found.get(offence) ?? this.#match(offence, cellText(cell));
    this.#found.set(offence, found);
    if (found.kind === 'unknown') {
      const counted = this.#unknown.get(offence) ?? { text: cellText(cell), rows: 0 };
      this.#unknown.set(offence, { ...counted, rows: counted.rows + 1 });
    }
    return found;
  }

  needs(): Need[] {
    return [...this.#unknown.values()]
      .sort((a, b) => b.rows - a.rows)
      .map((unknown) => ({ kind: 'offence', ...unknown }));
  }

  #match(offence: string, text: string): OffenceReading {
    const chosen = this.chosen.get(offence);
    if (chosen === null) return { kind: 'left-out' };
    if (chosen !== undefined) return { kind: 'indicator', key: chosen };
    const [key, second] = candidates(text, this.#indicators);
    return key === undefined || second !== undefined
      ? { kind: 'unknown' }
      : { kind: 'indicator', key };
  }
}
