/** An import of incidents that was made. Instants are ISO 8601. */
export type IncidentImport = {
  id: string;
  source: string;
  fileName: string | null;
  /** Invented, for a demonstration. */
  synthetic: boolean;
  createdAt: string;
  /** Id of the account; null: the server itself made it. */
  createdBy: string | null;
  /** null: parts of it are missing, and nothing of it counts yet. */
  completedAt: string | null;
  added: number;
  /** Incidents that the municipality had already, and that were left as they were. */
  alreadyThere: number;
  /** null: it is in force. */
  undoneAt: string | null;
  /** How many the undoing took away; null: it is in force. */
  removed: number | null;
};
