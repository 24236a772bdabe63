import { area, feature, featureCollection, intersect, kinks, polygon } from '@turf/turf';
import type { Feature, Polygon, Position } from 'geojson';
import type { Municipality } from '../src/domain/territory.ts';
import { ringToGrid, toPolygon } from './grid.ts';
import type { Definitions } from './sources.ts';
import { shareVertices } from './topology.ts';

const outlineSource =
  'Contorno generalizado (solo la parte mayor), redondeado a 0,001°, según Who’s On First (CC0)';
const mendedSource = `${outlineSource}; corregido donde la línea se cruzaba`;
const computedAreaSource =
  'Aproximada: calculada sobre el contorno generalizado que se muestra, no es la cifra oficial';

export type OutlinedMunicipality = Municipality & { outline: Polygon };

/** The municipalities with outlines that neither cross nor touch themselves. */
export function outlineMunicipalities(definitions: Definitions): OutlinedMunicipality[] {
  return definitions.municipalities.map((municipality) => {
    const source = definitions.outlines.find(
      ({ name, department }) =>
        name === municipality.name && department === municipality.department,
    );
    if (!source) throw new Error(`There is no outline of ${municipality.name}.`);
    const { outline, mended } = mend(polygon([source.ring]));
    return {
      ...municipality,
      outline: outline.geometry,
      outlineSource: mended ? mendedSource : outlineSource,
      areaKm2: municipality.areaKm2 ?? Math.round(area(outline) / 1e5) / 10,
      areaSource: municipality.areaSource ?? computedAreaSource,
    };
  });
}

/** Neighbours get each other's corners, so that they go on sharing their edges exactly. */
export function shareCorners(municipalities: OutlinedMunicipality[]): OutlinedMunicipality[] {
  const rings = municipalities.map(({ outline }) => ringToGrid(outline.coordinates[0] ?? []));
  const shared = shareVertices(rings);
  return municipalities.map((municipality, at) => ({
    ...municipality,
    outline: toPolygon(shared[at] ?? []),
  }));
}

/** Generalising can make an outline run back on itself: keep the outer ring of what it encloses. */
function mend(outline: Feature<Polygon>): { outline: Feature<Polygon>; mended: boolean } {
  const mended = kinks(outline).features.length > 0;
  const rings = mended ? enclosed(outline) : outline.geometry.coordinates;
  return { outline: feature(toPolygon(ringToGrid(rings[0] ?? []))), mended };
}

function enclosed(outline: Feature<Polygon>): Position[][] {
  const parts = intersect(featureCollection([outline, outline]));
  if (parts?.geometry.type !== 'Polygon') throw new Error('An outline falls apart when mended.');
  return parts.geometry.coordinates;
}
