import type { Polygon } from 'geojson';
import type { Generator32 } from '../src/domain/random/generator.ts';
import { distanceToSegment } from '../src/spatial/geometry/segment-distance.ts';
import { toDegrees, toMetres } from '../src/spatial/projection/transverse-mercator.ts';
import { demoYear, pick } from './demo-times.ts';

/** Metres of EPSG:32616. */
type Place = readonly [number, number];

/** Nearer to a border than this, in metres, nothing is placed: rounding then moves nothing across. */
const clearOfBorders = 10;
/**
 * How far incidents lie from the place about which they gather, in metres along each axis (standard
 * deviation): wide enough to show in neighbouring cells of the usual sizes.
 */
const spread = 110;
/** How many gather there in the middle of the year, for every one that lies anywhere else. */
const gathered = 5;

/** Draws places inside one sector. They gather about one place, the more or the less with time. */
export class SectorPlaces {
  readonly #ring: Place[];
  readonly #centre: Place;
  /** Change over the year: at 1 nothing would gather at its beginning, at -1 nothing at its end. */
  readonly #trend: number;

  constructor(
    private readonly random: Generator32,
    sector: Polygon,
  ) {
    const [ring = []] = sector.coordinates;
    this.#ring = ring.map(([longitude = NaN, latitude = NaN]) => toMetres(longitude, latitude));
    this.#centre = this.#anywhere();
    this.#trend = 0.8 * (2 * random.unit() - 1);
  }

  /** Longitude and latitude to 6 decimals; `day` of the demonstration year, from 0. */
  draw(day: number): [string, string] {
    const progress = (2 * day) / (demoYear.days - 1) - 1;
    const isGathered = pick(this.random, [gathered * (1 + this.#trend * progress), 1]) === 0;
    const [longitude, latitude] = toDegrees(...(isGathered ? this.#near() : this.#anywhere()));
    return [longitude.toFixed(6), latitude.toFixed(6)];
  }

  #near(): Place {
    const [x, y] = this.#centre;
    for (;;) {
      const place = [x + spread * this.#bell(), y + spread * this.#bell()] as const;
      if (this.#isWellInside(place)) return place;
    }
  }

  #anywhere(): Place {
    const xs = this.#ring.map(([x]) => x);
    const ys = this.#ring.map(([, y]) => y);
    for (;;) {
      const place = [this.#between(xs), this.#between(ys)] as const;
      if (this.#isWellInside(place)) return place;
    }
  }

  #between(values: number[]): number {
    const least = Math.min(...values);
    return least + this.random.unit() * (Math.max(...values) - least);
  }

  /** Near enough to a standard normal variate: four uniform ones added, at most 3.5 from 0. */
  #bell(): number {
    const { random } = this;
    return (random.unit() + random.unit() + random.unit() + random.unit() - 2) * Math.sqrt(3);
  }

  #isWellInside([x, y]: Place): boolean {
    let inside = false;
    for (const [at, [bx, by]] of this.#ring.entries()) {
      const [ax, ay] = this.#ring.at(at - 1) ?? [bx, by];
      if (distanceToSegment(ax, ay, bx, by, x, y) < clearOfBorders) return false;
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
    return inside;
  }
}
