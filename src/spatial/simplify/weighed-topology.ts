import type { GeometryCollection } from 'geojson';
import { topology } from 'topojson-server';
import { presimplify } from 'topojson-simplify';
import type { Objects, Topology } from 'topojson-specification';
import type { Area } from '../../domain/territory.ts';
import type { Arc, ArcAreas } from './arc-rings.ts';

/** The arcs of areas, each position with its weight as a third number, and the areas made of them. */
export function weighedTopology(areas: readonly Area[]): { arcs: readonly Arc[]; areas: ArcAreas } {
  const collection: GeometryCollection = { type: 'GeometryCollection', geometries: [...areas] };
  // The two packages' types differ in the properties of objects, of which there are none.
  const { arcs, objects } = presimplify(topology({ collection }) as Topology<Objects>);
  const geometries = Object.values(objects).flatMap((object) =>
    object.type === 'GeometryCollection' ? object.geometries : [object],
  );
  return {
    arcs,
    areas: geometries.flatMap((geometry): ArcAreas => {
      const { type } = geometry;
      if (type === 'Polygon') return [{ type, arcs: [geometry.arcs] }];
      return type === 'MultiPolygon' ? [{ type, arcs: geometry.arcs }] : [];
    }),
  };
}
