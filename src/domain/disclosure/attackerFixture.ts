import loadHighs from 'highs';
import type { PublishedFigures } from './figures.ts';

/** What an attacker finds of one hidden figure. */
export type Finding = { name: string; lower: number; upper: number; threshold: number };

type Known = number | string;
type Line = { parts: [number, Known][]; atLeast: number; atMost: number };

const highs = await loadHighs();

/**
 * An attacker with another solver, who reads the published editions anew and shares no line with what
 * he attacks: a variable for every hidden figure of every edition, and equations for all that is the
 * same, adds up or is said. Whole numbers throughout, each hidden figure down and up.
 *
 * What he is content with is a number, a narrow guess, or a small count that is not 1. He does not look
 * further for a figure that he has seen both small and large in tables that he found.
 *
 * @param only the names of figures to attack; else all that are hidden
 */
export function recoveredBy(
  editions: readonly PublishedFigures[],
  only?: readonly string[],
): Finding[] {
  const { lines, variables } = readAll(editions);
  const rest = programText(
    lines,
    variables.map((_, at) => `x${at}`),
  );
  const seen = variables.map((each): Finding => ({ ...each, lower: Infinity, upper: -Infinity }));
  const limit = (sense: string, name: string): void => {
    const solution = highs.solve(`${sense}\n obj: ${name}\n${rest}`, { output_flag: false });
    if (solution.Status !== 'Optimal') throw new Error(`The attacker found: ${solution.Status}`);
    seen.forEach((each, at) => {
      const value = Math.round(solution.Columns[`x${at}`]?.Primal ?? NaN);
      each.lower = Math.min(each.lower, value);
      each.upper = Math.max(each.upper, value);
    });
  };
  return seen.flatMap((each, at): Finding[] => {
    if (only && !only.includes(each.name)) return [];
    if (!isHopeless(each)) limit('Maximize', `x${at}`);
    if (!isHopeless(each)) limit('Minimize', `x${at}`);
    return isRecovered(each) ? [{ ...each }] : [];
  });
}

function readAll(editions: readonly PublishedFigures[]) {
  const lines: Line[] = [];
  const variables: { name: string; threshold: number }[] = [];
  const cellsByName = new Map<string, Known>();
  const twins = new Map<string, Known>();

  function known(name: string, value: number | 'hidden', threshold: number): Known {
    if (value !== 'hidden') return value;
    return `x${variables.push({ name, threshold }) - 1}`;
  }

  for (const { edition, indicators, cells, totals } of editions) {
    const about = new Map(indicators.map((each) => [each.key, each]));
    for (const { sector, indicator, period, source, value } of cells) {
      if (value === null) continue;
      const name = nameOfCell(edition, sector, indicator);
      const cell = known(name, value, about.get(indicator)?.suppressBelow ?? NaN);
      cellsByName.set(name, cell);
      const original = about.get(indicator)?.isDuplicateOf ?? indicator;
      const sameness = [sector, original, period, source].join('|');
      const twin = twins.get(sameness);
      if (twin === undefined) twins.set(sameness, cell);
      else
        lines.push({
          parts: [
            [1, cell],
            [-1, twin],
          ],
          atLeast: 0,
          atMost: 0,
        });
    }
    for (const { sectors, indicators: keys, value } of totals) {
      const threshold = Math.max(...keys.map((key) => about.get(key)?.suppressBelow ?? NaN));
      const total = known(`${edition} total ${sectors.join()} ${keys.join()}`, value, threshold);
      const parts = sectors.flatMap((sector) =>
        keys.flatMap((key): [number, Known][] => {
          const cell = cellsByName.get(nameOfCell(edition, sector, key));
          return cell === undefined ? [] : [[1, cell]];
        }),
      );
      lines.push({ parts: [...parts, [-1, total]], atLeast: 0, atMost: 0 });
    }
  }
  for (const figures of editions) lines.push(...saidIn(figures, cellsByName));
  return { lines, variables };
}

export function nameOfCell(edition: number, sector: string, indicator: string): string {
  return `${edition} ${sector} ${indicator}`;
}

/** Parts, classes and changes that an edition speaks of. */
function saidIn(figures: PublishedFigures, cells: ReadonlyMap<string, Known>): Line[] {
  const { edition, sums, statements, legends } = figures;
  const sectors = [...new Set(figures.cells.map(({ sector }) => sector))];
  const listed = (sector: string, indicator: string) =>
    cells.get(nameOfCell(edition, sector, indicator));
  const at = (of: number, sector: string, indicator: string): Known => {
    const cell = cells.get(nameOfCell(of, sector, indicator));
    if (cell === undefined) throw new Error(`The attacker misses ${sector} ${indicator}.`);
    return cell;
  };
  return [
    ...sums.flatMap(({ total, parts, covers }) =>
      sectors.flatMap((sector): Line[] => {
        const whole = listed(sector, total);
        if (whole === undefined) return [];
        const shares = parts.flatMap((part) => listed(sector, part) ?? []);
        const exact = covers === 'all' && shares.length === parts.length;
        const terms = shares.map((share): [number, Known] => [-1, share]);
        return [{ parts: [[1, whole], ...terms], atLeast: 0, atMost: exact ? 0 : Infinity }];
      }),
    ),
    ...statements.map(({ terms, atLeast, atMost }): Line => ({
      parts: terms.map((term) => [term.coefficient, at(term.edition, term.sector, term.indicator)]),
      atLeast: atLeast ?? -Infinity,
      atMost: atMost ?? Infinity,
    })),
    ...legends.flatMap(({ indicator, limits, classes }) =>
      classes.flatMap((drawn): Line[] =>
        drawn.class === null
          ? []
          : [
              {
                parts: [[1, at(edition, drawn.sector, indicator)]],
                atLeast: limits[drawn.class] ?? -Infinity,
                atMost: limits[drawn.class + 1] ?? Infinity,
              },
            ],
      ),
    ),
  ];
}

/** In the CPLEX LP format. */
function programText(lines: readonly Line[], names: readonly string[]): string {
  const rows = lines.flatMap(({ parts, atLeast, atMost }) => {
    const sum = parts
      .filter(([, of]) => typeof of === 'string')
      .map(([coefficient, of]) => `${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} ${of}`)
      .join(' ');
    if (sum === '') return [];
    const constant = parts.reduce(
      (total, [coefficient, of]) => total + (typeof of === 'number' ? coefficient * of : 0),
      0,
    );
    if (atLeast === atMost) return [`${sum} = ${atLeast - constant}`];
    return [
      ...(atLeast === -Infinity ? [] : [`${sum} >= ${atLeast - constant}`]),
      ...(atMost === Infinity ? [] : [`${sum} <= ${atMost - constant}`]),
    ];
  });
  return [
    'Subject To',
    ...(rows.length > 0 ? rows : ['x0 >= 0']).map((row, at) => ` r${at}: ${row}`),
    'Bounds',
    ...names.map((name) => ` 0 <= ${name} <= 100000`),
    'Generals',
    ...names.map((name) => ` ${name}`),
    'End\n',
  ].join('\n');
}

function isHopeless({ lower, upper, threshold }: Finding): boolean {
  return lower <= 1 && upper - lower >= threshold;
}

function isRecovered({ lower, upper, threshold }: Finding): boolean {
  return upper - lower < threshold || (lower > 1 && lower < threshold);
}
