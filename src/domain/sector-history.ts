/** One thing that was decided about a sector: in a scenario, or in the plan itself. */
export type SectorDecision = {
  /** ISO 8601 instant. */
  at: string;
  /** The address of the account; null: the seed, or an account that is gone. */
  actor: string | null;
  /** null: the plan itself, as it stands or as an adoption wrote it. */
  scenario: { id: string; name: string } | null;
  /** `adopt`: the scenario was adopted with this phase. */
  action: 'insert' | 'update' | 'delete' | 'adopt';
  /** null: no phase; also before the first decision, and for `adopt`. */
  phaseBefore: number | null;
  phaseAfter: number | null;
  rationale: string | null;
  /** null: the plan itself knows no locks. */
  locked: boolean | null;
};
