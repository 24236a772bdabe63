/** How many values an import added, changed, or found as they were. */
export type ImportCounts = { added: number; changed: number; unchanged: number };

/** An import that was made. Instants are ISO 8601. */
export type ObservationImport = ImportCounts & {
  id: string;
  source: string;
  /** A PostgreSQL date range; null where the source states no period. */
  period: string | null;
  fileName: string | null;
  createdAt: string;
  /** null: it is in force. */
  undoneAt: string | null;
};
