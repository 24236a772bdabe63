import type { Area } from '../../domain/territory.ts';
import { feature, pointOnFeature } from '@turf/turf';
import { boxOf, meetingBoxes } from '../areas/box-pairs.ts';
import { intersectionOf } from '../areas/intersections.ts';
import { squareMetres } from '../areas/square-metres.ts';
import { polygonsOf } from '../geometry/area.ts';
import type { Finding } from './finding.ts';
import { ringFault } from './ring-faults.ts';
import { borders, minus, perimeterMetres, unionOf, withoutHoles } from './surfaces.ts';

export type CoverageInput = {
  /** WGS84 degrees. */
  sectors: readonly { code: string; area: Area }[];
  /** The municipality that the sectors should fill; without it gaps are only those they enclose. */
  outline?: Area;
  /** Pieces of less than this many square metres are rounding; default 0.01. */
  leastSquareMetres?: number;
  /** Pieces whose mean width is less than this many metres are slivers; default 2. */
  sliverMetres?: number;
};

/**
 * Checks that sectors fill their municipality without gap or overlap. Sectors with an invalid ring
 * are named and left out of the comparison of surfaces. Findings come largest first within a kind.
 */
export function checkCoverage(input: CoverageInput): Finding[] {
  const { sectors, outline, leastSquareMetres = 0.01, sliverMetres = 2 } = input;
  const codes = sectors.map(({ code }) => code);
  const invalid = invalidRings(sectors);
  const bad = new Set(invalid.flatMap((finding) => finding.sectors));
  const valid = [...sectors.keys()].filter((i) => !bad.has(i));
  const areas = valid.map((i) => sectors[i]?.area).filter((area) => area !== undefined);
  const piece = (kind: 'gap' | 'overlap' | 'outside', area: Area, involved: number[]): Finding[] =>
    polygonsOf(area).map((coordinates) => {
      const part: Area = { type: 'Polygon', coordinates };
      const size = squareMetres(part);
      const sliver = (2 * size) / perimeterMetres(coordinates) < sliverMetres;
      const [longitude = NaN, latitude = NaN] = pointOnFeature(feature(part)).geometry.coordinates;
      return {
        kind,
        sectors: involved,
        codes: involved.map((i) => codes[i] ?? ''),
        place: [longitude, latitude],
        squareMetres: size,
        area: part,
        sliver,
        detail: sliver ? `${kind}, a sliver` : kind,
      };
    });
  const found: Finding[] = [];
  const boxes = areas.map(boxOf);
  for (const [i, j] of meetingBoxes(boxes, boxes)) {
    const common = i < j ? intersectionOf(areas[i], areas[j]) : null;
    if (common) found.push(...piece('overlap', common, [valid[i] ?? -1, valid[j] ?? -1]));
  }
  const covered = unionOf(areas);
  for (const i of valid) {
    const beyond = outline && minus(sectors[i]?.area, outline);
    if (beyond) found.push(...piece('outside', beyond, [i]));
  }
  const ground = outline ?? (covered && withoutHoles(covered));
  const gaps = ground && (covered ? minus(ground, covered) : ground);
  if (gaps) {
    for (const gap of piece('gap', gaps, [])) {
      gap.sectors = valid.filter((_, k) => gap.area && borders(gap.area, areas[k]));
      gap.codes = gap.sectors.map((i) => codes[i] ?? '');
      found.push(gap);
    }
  }
  const pieces = found.filter(
    ({ squareMetres: size }) => size !== null && size >= leastSquareMetres,
  );
  pieces.sort(
    (a, b) => a.kind.localeCompare(b.kind) || (b.squareMetres ?? 0) - (a.squareMetres ?? 0),
  );
  return [...duplicateCodes(codes), ...invalid, ...pieces];
}

function invalidRings(sectors: CoverageInput['sectors']): Finding[] {
  return sectors.flatMap(({ code, area }, i) =>
    polygonsOf(area)
      .flat()
      .map(ringFault)
      .filter((fault) => fault !== null)
      .map((fault) => ({
        ...withoutSurface,
        ...fault,
        kind: 'invalid_ring' as const,
        sectors: [i],
        codes: [code],
      })),
  );
}

function duplicateCodes(codes: readonly string[]): Finding[] {
  const places = new Map<string, number[]>();
  codes.forEach((code, i) => places.set(code, [...(places.get(code) ?? []), i]));
  return [...places].flatMap(([code, sectors]) =>
    sectors.length < 2
      ? []
      : [
          {
            ...withoutSurface,
            kind: 'duplicate_code' as const,
            sectors,
            codes: sectors.map(() => code),
            place: null,
            detail: `${sectors.length} sectors have the code ${code}`,
          },
        ],
  );
}

const withoutSurface = { squareMetres: null, area: null, sliver: false };
