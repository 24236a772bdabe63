import type { Area } from '../../domain/territory.ts';

export type FindingKind =
  /** Ground of the municipality, or enclosed by sectors, that is in no sector. */
  | 'gap'
  /** Ground that is in two sectors. */
  | 'overlap'
  /** Ground of a sector that is not in the municipality. */
  | 'outside'
  /** A ring that is no simple closed line: see `detail`. */
  | 'invalid_ring'
  /** A code that more than one sector has. */
  | 'duplicate_code';

/** Something wrong with a set of sectors. */
export type Finding = {
  kind: FindingKind;
  /** Positions of the sectors involved. For a gap those that border on it. */
  sectors: number[];
  codes: string[];
  /** Longitude and latitude in degrees of a point of it; null for a code. */
  place: [number, number] | null;
  /** Its surface; null for rings and codes. */
  squareMetres: number | null;
  /** Its shape; null for rings and codes. */
  area: Area | null;
  /** So thin that it is rather two lines drawn twice than a piece of ground. */
  sliver: boolean;
  /** For people; English. */
  detail: string;
};
