import type { Position } from 'geojson';
import type { Area } from '../territory.ts';
import type { PublicationDocument, PublicationFigures } from './document.ts';

/** In what a document contradicts itself, which no schema can say; empty: in nothing. */
export function inconsistencies(document: PublicationDocument): string[] {
  const { edition, previous, phases, sectors, figures } = document;
  const codes = sectors.features.map(({ properties }) => properties.ppdCode);
  const stated = sectors.features.map(({ properties }) => properties.phase);
  const numbers = phases.map(({ number }) => number);
  return [
    ...(edition === (previous?.edition ?? 0) + 1
      ? []
      : [`edition ${edition} follows ${previous ? `edition ${previous.edition}` : 'none'}`]),
    ...repeated(codes).map((code) => `sector ${code} stands twice`),
    ...repeated(numbers).map((number) => `phase ${number} stands twice`),
    ...stated
      .filter((phase) => phase !== null && !numbers.includes(phase))
      .map((phase) => `phase ${String(phase)} is not explained`),
    ...phases
      .filter(({ number, sectorCount }) => count(stated, number) !== sectorCount)
      .map(({ number }) => `phase ${number} has another number of sectors`),
    ...sectors.features
      .filter(({ geometry }) => !ringsOf(geometry).every(isClosed))
      .map(({ properties }) => `a ring of sector ${properties.ppdCode} is not closed`),
    ...(figures ? inFigures(figures, new Set(codes)) : []),
  ];
}

function inFigures(figures: PublicationFigures, sectors: ReadonlySet<string>): string[] {
  const { groups, indicators, sums, cells, totals } = figures;
  const keys = new Set(indicators.map(({ key }) => key));
  // What an indicator repeats need not be published, but says what is the same in other editions.
  const named = [
    ...cells.map(({ indicator }) => indicator),
    ...totals.flatMap((total) => total.indicators),
    ...sums.flatMap(({ total, parts }) => [total, ...parts]),
  ];
  const places = [
    ...cells.map(({ sector }) => sector),
    ...totals.flatMap((total) => total.sectors),
  ];
  return [
    ...repeated(indicators.map(({ key }) => key)).map((key) => `indicator ${key} stands twice`),
    ...repeated(groups.map(({ key }) => key)).map((key) => `group ${key} stands twice`),
    ...indicators
      .filter(({ groupKey }) => !groups.some(({ key }) => key === groupKey))
      .map(({ key }) => `indicator ${key} is in a group that is not listed`),
    ...repeated(cells.map(({ sector, indicator }) => `${indicator} of sector ${sector}`)).map(
      (cell) => `${cell} stands twice`,
    ),
    ...[...new Set(named)]
      .filter((key) => !keys.has(key))
      .map((key) => `indicator ${key} is not listed`),
    ...[...new Set(places)]
      .filter((code) => !sectors.has(code))
      .map((code) => `figures name sector ${code}, which is not on the map`),
  ];
}

function repeated<Value>(values: Value[]): Value[] {
  const seen = new Set<Value>();
  const twice = new Set<Value>();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  return [...twice];
}

function count(phases: (number | null)[], number: number): number {
  return phases.filter((phase) => phase === number).length;
}

function ringsOf(area: Area): Position[][] {
  return area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();
}

function isClosed(ring: Position[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}
