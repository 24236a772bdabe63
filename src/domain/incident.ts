/** How exactly the time of an incident is known. */
export type TimePrecision = 'minute' | 'day' | 'month';

/** Something that happened, once, at a place. */
export type Incident = {
  /** A UUID made by the client: the same incident has the same one each time it is sent. */
  id: string;
  indicatorKey: string;
  /** ISO 8601 with the offset of El Salvador; the first minute of what `precision` says. */
  occurredAt: string;
  precision: TimePrecision;
  /** WGS84 degrees. */
  longitude: number;
  latitude: number;
};
