import { comparePpdCodes } from '../ppd-code.ts';
import type { PublicationDocument, PublishedSectorFeature } from './document.ts';
import type { EditionChanges, SectorChange } from './edition-page.ts';
import { sameArea } from './same-area.ts';

/** What changed from one edition to a later one of the same municipality, by the codes of sectors. */
export function changesBetween(
  before: PublicationDocument,
  after: PublicationDocument,
): EditionChanges {
  const earlier = byCode(before);
  const later = byCode(after);
  const codes = [...new Set([...earlier.keys(), ...later.keys()])].sort(comparePpdCodes);
  const pairs = codes.map((code) => [earlier.get(code), later.get(code)] as const);
  return {
    since: before.edition,
    sincePublishedOn: before.publishedOn,
    sectors: pairs.flatMap(([from, to]) => change(from, to) ?? []),
    redrawn: pairs.flatMap(([from, to]) =>
      from && to && !sameArea(from.geometry, to.geometry) ? [to.properties.ppdCode] : [],
    ),
  };
}

function byCode({ sectors }: PublicationDocument): Map<string, PublishedSectorFeature> {
  return new Map(sectors.features.map((feature) => [feature.properties.ppdCode, feature]));
}

function change(
  before: PublishedSectorFeature | undefined,
  after: PublishedSectorFeature | undefined,
): SectorChange | null {
  if (after === undefined) {
    if (before === undefined) return null;
    const { ppdCode, mapLabel, name, phase: from } = before.properties;
    return { kind: 'removed', ppdCode, mapLabel, name, from };
  }
  const { ppdCode, phase: to } = after.properties;
  if (before === undefined) return { kind: 'added', ppdCode, to };
  const { phase: from } = before.properties;
  return from === to ? null : { kind: 'phase', ppdCode, from, to };
}
