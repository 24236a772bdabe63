import type { Area } from '../domain/territory.ts';
import { boundsOf } from './projection.ts';
import type { MapContext } from './types.ts';

/** The neighbours that a map of these areas can show: no further off than the areas are wide. */
export function nearContext(context: MapContext[], areas: Area[]): MapContext[] {
  const [west, south, east, north] = boundsOf(areas);
  const reach = Math.max(east - west, north - south);
  return context.filter(({ outline }) => {
    const bounds = boundsOf([outline]);
    return (
      bounds[0] <= east + reach &&
      bounds[2] >= west - reach &&
      bounds[1] <= north + reach &&
      bounds[3] >= south - reach
    );
  });
}
