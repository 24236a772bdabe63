/** How many incidents one request carries; an import of more goes out in several. */
export const incidentBatch = 20_000;
/** As many as one import may hold. */
export const mostImportedIncidents = 10 * incidentBatch;
