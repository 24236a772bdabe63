import * as v from 'valibot';

/**
 * A moment as ISO 8601 in UTC. A database writes it as ISO 8601 with its own offset, or in its
 * own form (`2026-01-31 12:00:00.5+00`), which not every browser can read.
 */
export const instantSchema = v.pipe(
  v.string(),
  v.transform((text) => text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'Expected a moment'),
  v.transform((text) => new Date(text).toISOString()),
);
