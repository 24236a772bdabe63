/**
 * A proof that nobody can work out what editions hide, which can be checked without a solver: tables
 * of whole numbers that agree with everything published, and between which each hidden figure differs
 * by its threshold or more. It holds for exactly the editions that it was made of.
 *
 * It holds no secret that its maker does not know; but it is for the checks alone, not for readers.
 */
export type Certificate = {
  /** Each number that no edition shows, by one of its places. */
  unknowns: CertifiedPlace[];
  /** Of each world one whole number for each unknown, in their order. */
  worlds: number[][];
};

/** `total`: its place in the list of totals of that edition, from 0. */
export type CertifiedPlace =
  { edition: number; sector: string; indicator: string } | { edition: number; total: number };
