import type { Hidden } from '../disclosure/figures.ts';
import type { PublicationDocument, PublicationFigures } from './document.ts';
import type { PageFigures } from './edition-page.ts';

type Shown = number | null | Hidden;

/** The figures of an edition as its page shows them: a row for each sector. */
export function pageFigures({ figures, sectors }: PublicationDocument): PageFigures | null {
  if (!figures) return null;
  const { groups, indicators } = figures;
  const codes = sectors.features.map(({ properties }) => properties.ppdCode);
  const cells = new Map(
    figures.cells.map(({ sector, indicator, value }) => [keyOf(sector, indicator), value]),
  );
  return {
    groups,
    indicators,
    values: codes.map((code) => indicators.map(({ key }) => cells.get(keyOf(code, key)) ?? null)),
    totals: indicators.map(({ key }) => totalOf(figures, key)),
    groupTotals: codes.map((code) => groups.map(({ key }) => groupTotal(figures, key, [code]))),
    municipalityTotals: groups.map(({ key }) => groupTotal(figures, key, null)),
    provenance: commonProvenance(figures),
  };
}

/** The total over all sectors that have the indicator. */
function totalOf({ cells, totals }: PublicationFigures, key: string): Shown {
  const having = new Set(
    cells.filter(({ indicator }) => indicator === key).map(({ sector }) => sector),
  );
  const total = totals.find(
    ({ sectors, indicators }) =>
      indicators.length === 1 && indicators[0] === key && covers(sectors, having),
  );
  return total?.value ?? null;
}

/** The sum over several indicators of one group; `sectors` null: over all that have any of them. */
function groupTotal(figures: PublicationFigures, group: string, sectors: string[] | null): Shown {
  const keys = new Set(
    figures.indicators.filter(({ groupKey }) => groupKey === group).map(({ key }) => key),
  );
  const having = new Set(
    sectors ??
      figures.cells.filter(({ indicator }) => keys.has(indicator)).map(({ sector }) => sector),
  );
  const total = figures.totals.find(
    ({ sectors: of, indicators }) =>
      indicators.length > 1 && indicators.every((key) => keys.has(key)) && covers(of, having),
  );
  return total?.value ?? null;
}

function covers(sectors: string[], all: ReadonlySet<string>): boolean {
  return sectors.length === all.size && sectors.every((code) => all.has(code));
}

/** The period and source of most cells; the first of those that are as frequent. */
function commonProvenance({ cells }: PublicationFigures): PageFigures['provenance'] {
  const counts = new Map<string, { period: string | null; source: string; count: number }>();
  for (const { period, source } of cells) {
    const name = JSON.stringify([period, source]);
    counts.set(name, { period, source, count: (counts.get(name)?.count ?? 0) + 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  return { period: most?.period ?? null, source: most?.source ?? '' };
}

function keyOf(sector: string, indicator: string): string {
  return JSON.stringify([sector, indicator]);
}
