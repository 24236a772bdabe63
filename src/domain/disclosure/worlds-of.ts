import type { CertifiedPlace, Certificate } from './certificate.ts';
import { componentWorlds } from './component-worlds.ts';
import { components } from './components.ts';
import type { FigurePlace, PublishedFigures } from './figures.ts';
import type { LinearSolver } from './linear-program.ts';
import { publicKnowledge } from './public-knowledge.ts';

/**
 * The proof that goes with the last of these editions, for whoever has no solver. Worlds of what no
 * row ties together are put side by side, so that there are only as many as the largest of them needs.
 *
 * @param editions in their order, withdrawn ones too
 * @returns null where `checkDisclosure` would name a hidden figure that is not proven safe
 */
export function worldsOf(
  editions: readonly PublishedFigures[],
  solver: LinearSolver,
): Certificate | null {
  const knowledge = publicKnowledge(editions);
  const parts = components(knowledge).map((component) => ({
    component,
    worlds: componentWorlds(component, solver),
  }));
  const count = Math.max(0, ...parts.map(({ worlds }) => worlds?.length ?? 0));
  const valuesOf = new Map<string, number[]>();
  for (const { component, worlds } of parts) {
    if (!worlds) return null;
    component.unknowns.forEach(({ key }, unknown) => {
      const values = worlds.map((world) => world[unknown] ?? NaN);
      valuesOf.set(
        key,
        Array.from({ length: count }, (_, at) => values[at % values.length] ?? NaN),
      );
    });
  }
  const placeIn = placesIn(editions);
  return {
    unknowns: knowledge.unknowns.map(({ places }) => placeIn(places[0])),
    worlds: Array.from({ length: count }, (_, at) =>
      knowledge.unknowns.map(({ key }) => valuesOf.get(key)?.[at] ?? NaN),
    ),
  };
}

function placesIn(editions: readonly PublishedFigures[]) {
  const totals = new Map(
    editions.flatMap(({ edition, totals: of }) =>
      // The first of those that are the same, so it is set last.
      [...of.entries()].reverse().map(([at, total]) => [nameOf(edition, total), at] as const),
    ),
  );
  return (place: FigurePlace | undefined): CertifiedPlace => {
    if (!place) throw new Error('An unknown stands nowhere.');
    const { edition } = place;
    if (place.kind === 'cell') return { edition, sector: place.sector, indicator: place.indicator };
    const total = totals.get(nameOf(edition, place));
    if (total === undefined) throw new Error(`Edition ${edition} has no such total.`);
    return { edition, total };
  };
}

function nameOf(
  edition: number,
  { sectors, indicators }: { sectors: readonly string[]; indicators: readonly string[] },
): string {
  return JSON.stringify([edition, sectors, indicators]);
}
