import { untrack } from 'svelte';
import { readIncidentPoints, type IncidentPoint } from '../../../data/incidents.ts';
import type { IncidentFilter } from '../../../domain/incident-filter.ts';
import { toMetres } from '../../../spatial/index.ts';
import { Following } from '../following.svelte.ts';

type Bounds = [west: number, south: number, east: number, north: number];

/** MapLibre's zoom from which streets can be told apart: half a pixel or more for a metre. */
export const streetZoom = 15.2;
/** Points on the map at one time. */
export const mostPoints = 2000;
/** Milliseconds that the map rests before what it shows is asked for: each question is recorded. */
const rest = 600;

/**
 * Single incidents of what the map shows, while it is close enough and they are wanted. For the
 * set-up of a component.
 */
export class StreetPoints {
  wanted = $state(true);
  #seen = $state.raw<{ bounds: Bounds; zoom: number } | null>(null);
  #rested = $state.raw<{ bounds: Bounds; zoom: number } | null>(null);

  constructor(
    private readonly municipalityId: string,
    private readonly filter: () => IncidentFilter | null,
  ) {
    $effect(() => {
      const seen = this.#seen;
      const timer = setTimeout(() => (this.#rested = seen), rest);
      return () => {
        clearTimeout(timer);
      };
    });
    $effect(() => this.answer.follow());
    $effect(() => () => {
      untrack(() => this.answer.clear());
    });
  }

  readonly closeEnough: boolean = $derived.by(() => (this.#seen?.zoom ?? 0) >= streetZoom);

  readonly answer = new Following(() => {
    const [filter, rested] = [this.filter(), this.#rested];
    if (!filter || !rested || !this.wanted || !this.closeEnough || rested.zoom < streetZoom) {
      return null;
    }
    const bounds = rested.bounds.map((degrees) => Number(degrees.toFixed(5))) as Bounds;
    return {
      key: JSON.stringify([filter, bounds]),
      ask: (signal: AbortSignal) =>
        readIncidentPoints({
          ...filter,
          municipalityId: this.municipalityId,
          bounds,
          limit: mostPoints,
          signal,
        }),
    };
  });

  /** null: none are shown. */
  readonly points: readonly IncidentPoint[] | null = $derived.by(
    () => this.answer.answer?.points ?? null,
  );

  readonly see = (bounds: Bounds, zoom: number): void => {
    this.#seen = { bounds, zoom };
  };

  /** The point at a place in degrees, as near as a finger is wide; null: none. */
  pointAt([lng = NaN, lat = NaN]: readonly number[]): IncidentPoint | null {
    const seen = this.#seen;
    if (!this.points || !seen) return null;
    const [x, y] = toMetres(lng, lat);
    const metresPerPixel = (40_075_017 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** seen.zoom);
    let nearest: { point: IncidentPoint; away: number } | null = null;
    for (const point of this.points) {
      const [px, py] = toMetres(point.longitude, point.latitude);
      const away = Math.hypot(px - x, py - y) / metresPerPixel;
      if (away <= 8 && away < (nearest?.away ?? Infinity)) nearest = { point, away };
    }
    return nearest?.point ?? null;
  }
}
