/** What is shown of the hotspots screen; the sector that is meant stands in the place. */
export type HotspotsView = {
  /** Days as `2015-01-31`, `to` not included; null: as far as there are incidents. */
  from: string | null;
  to: string | null;
  /** Keys of indicators; empty: every kind. */
  kinds: readonly string[];
  /** Hours of the day, 0 to 23, ascending; empty: all. */
  hours: readonly number[];
  /** Days of the week, 1 (Monday) to 7, ascending; empty: all. */
  weekdays: readonly number[];
  layer: HotspotLayer;
  shape: 'square' | 'hexagonal';
  /** Metres from centre to centre of cells; null: the suggested size. */
  size: number | null;
  /** Metres; null: the suggested bandwidth. */
  bandwidth: number | null;
  panel: HotspotsPanel;
  /** The period that is compared with; null: the one just before, as long. */
  againstFrom: string | null;
  againstTo: string | null;
  /** Address of the cell that is looked at, as `12:-5`; null: none. */
  cell: string | null;
  /** Step of the time slider, and the first day of the step it stands on; null: it is closed. */
  pace: 'month' | 'week';
  at: string | null;
};

export const hotspotLayers = [
  'counts',
  'density',
  'significant',
  'clusters',
  'emerging',
  'sectors',
] as const;
export type HotspotLayer = (typeof hotspotLayers)[number];
export const hotspotsPanels = ['reading', 'list', 'change', 'evaluation'] as const;
export type HotspotsPanel = (typeof hotspotsPanels)[number];
export const leastCellSize = 100;
export const mostCellSize = 1000;

export const initialHotspotsView: HotspotsView = {
  from: null,
  to: null,
  kinds: [],
  hours: [],
  weekdays: [],
  layer: 'significant',
  shape: 'hexagonal',
  size: null,
  bandwidth: null,
  panel: 'reading',
  againstFrom: null,
  againstTo: null,
  cell: null,
  pace: 'month',
  at: null,
};

const dayPattern = /^(19|20)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const keyPattern = /^[a-z][a-z0-9_]*$/;
const cellPattern = /^-?\d{1,6}:-?\d{1,6}$/;
const leastBandwidth = 100;
const mostBandwidth = 5000;

/** Reads the part of an address that is about hotspots; what is not understood is as if not there. */
export function parseHotspotsView(query: URLSearchParams): HotspotsView {
  const day = (name: string) => {
    const text = query.get(name);
    return text !== null && isDay(text) ? text : null;
  };
  const known = <Word extends string>(name: string, words: readonly Word[], otherwise: Word) =>
    words.find((word) => word === query.get(name)) ?? otherwise;
  const cell = query.get('cell');
  const initial = initialHotspotsView;
  return {
    ...period(day('from'), day('to'), 'from', 'to'),
    kinds: [
      ...new Set((query.get('kinds') ?? '').split(',').filter((key) => keyPattern.test(key))),
    ],
    hours: parseNumbers(query.get('hours'), 0, 23),
    weekdays: parseNumbers(query.get('weekdays'), 1, 7),
    layer: known('layer', hotspotLayers, initial.layer),
    shape: known('shape', ['square', 'hexagonal'], initial.shape),
    size: parseWhole(query.get('size'), leastCellSize, mostCellSize),
    bandwidth: parseWhole(query.get('bandwidth'), leastBandwidth, mostBandwidth),
    panel: known('panel', hotspotsPanels, initial.panel),
    ...period(day('against-from'), day('against-to'), 'againstFrom', 'againstTo'),
    cell: cell !== null && cellPattern.test(cell) ? cell : null,
    pace: known('pace', ['month', 'week'], initial.pace),
    at: day('at'),
  };
}

/** What differs from the first look at the screen stands in the address. */
export function writeHotspotsView(view: HotspotsView, query: URLSearchParams): void {
  const texts = {
    from: view.from,
    to: view.to,
    kinds: view.kinds.join(','),
    hours: writeNumbers(view.hours),
    weekdays: writeNumbers(view.weekdays),
    layer: view.layer,
    shape: view.shape,
    size: view.size,
    bandwidth: view.bandwidth,
    panel: view.panel,
    'against-from': view.againstFrom,
    'against-to': view.againstTo,
    cell: view.cell,
    pace: view.pace,
    at: view.at,
  };
  const { layer, shape, panel, pace } = initialHotspotsView;
  const usual: Partial<Record<string, unknown>> = { layer, shape, panel, pace };
  for (const [name, value] of Object.entries(texts)) {
    if (value !== null && value !== '' && value !== usual[name]) query.set(name, String(value));
  }
}

function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false;
  // A day that no month has, such as 2015-02-30, is read as another one.
  return new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

/** Both ends, or neither; a period that ends before it begins is none. */
function period<From extends string, To extends string>(
  from: string | null,
  to: string | null,
  fromName: From,
  toName: To,
): Record<From | To, string | null> {
  const isPeriod = from !== null && to !== null && from < to;
  return { [fromName]: isPeriod ? from : null, [toName]: isPeriod ? to : null } as Record<
    From | To,
    string | null
  >;
}

function parseWhole(text: string | null, least: number, most: number): number | null {
  if (text === null || !/^\d{1,5}$/.test(text)) return null;
  const number = Number(text);
  return number >= least && number <= most ? number : null;
}

/** Numbers and stretches of them, as `0-5,22,23`; ascending, each once. */
function parseNumbers(text: string | null, least: number, most: number): number[] {
  const numbers = new Set<number>();
  for (const part of (text ?? '').split(',')) {
    const [, first, last = first] = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(part) ?? [];
    if (first === undefined) continue;
    for (let n = Math.max(Number(first), least); n <= Math.min(Number(last), most); n++)
      numbers.add(n);
  }
  const all = most - least + 1;
  return numbers.size === all ? [] : [...numbers].sort((a, b) => a - b);
}

function writeNumbers(numbers: readonly number[]): string {
  const stretches: [number, number][] = [];
  for (const n of numbers) {
    const stretch = stretches.at(-1);
    if (stretch && stretch[1] === n - 1) stretch[1] = n;
    else stretches.push([n, n]);
  }
  return stretches.map(([a, b]) => (a === b ? String(a) : `${a}-${b}`)).join(',');
}
