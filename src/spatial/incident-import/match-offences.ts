import { cellText, type Cell } from '../../domain/table-import/grid.ts';
import { candidates } from '../../domain/table-import/match-columns.ts';
import type {
  FoundOffence,
  IncidentChoices,
  IncidentContext,
  Need,
  OffenceReading,
} from './incident-import.ts';

/** For comparing offences: without accents, case and double spaces; points and hyphens of codes stay. */
export function foldOffence(cell: Cell): string {
  return cellText(cell).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ');
}

/** Finds the indicators of offences, and counts those that nobody has matched yet. */
export class OffenceMatcher {
  readonly #found = new Map<string, { text: string; rows: number; reading: OffenceReading }>();
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
    let found = this.#found.get(offence);
    if (found === undefined) {
      const text = cellText(cell);
      found = { text, rows: 0, reading: this.#match(offence, text) };
      this.#found.set(offence, found);
    }
    found.rows += 1;
    return found.reading;
  }

  /** All offences that were asked for, the most frequent first. */
  found(): FoundOffence[] {
    return [...this.#found.values()]
      .map(({ text, rows, reading }) => ({ text, rows, ...reading }))
      .sort((a, b) => b.rows - a.rows);
  }

  needs(): Need[] {
    return this.found()
      .filter(({ kind }) => kind === 'unknown')
      .map(({ text, rows }) => ({ kind: 'offence', text, rows }));
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
