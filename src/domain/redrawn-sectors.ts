import type { Area, Sector } from './territory.ts';

/** A sector that is not drawn as it was when the sectors were confirmed last. */
export type RedrawnSector = Pick<Sector, 'id' | 'ppdCode' | 'mapLabel' | 'name'> & {
  /** null: it was not there. */
  before: Area | null;
  /** null: it is not there any more. */
  after: Area | null;
  /** Square metres that lie in one of both outlines alone; null without both. */
  differenceM2: number | null;
};

/** Drawings of sectors that the police or an admin has not confirmed. */
export type RedrawnSectors = {
  /** Names them to the database: what is drawn later is not confirmed with them. */
  drawing: string;
  /** When the first and the last of them was drawn, ISO 8601 in UTC. */
  since: string;
  latest: string;
  /** null: the reader may not confirm them. */
  sectors: RedrawnSector[] | null;
};
