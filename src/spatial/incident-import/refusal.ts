/** Why nothing can be made of a GeoJSON file; tables are refused by `TableRefusal`. */
export type GeoJsonRefusalKind =
  /** Not JSON, or cut short. */
  | 'broken-json'
  /** JSON, but neither a feature collection nor a feature. */
  | 'no-features'
  | 'too-many-features';

export class GeoJsonRefusal extends Error {
  constructor(
    readonly kind: GeoJsonRefusalKind,
    /** What is allowed and what there was, where the reason is a limit. */
    readonly amount: { limit: number; found: number } | null = null,
  ) {
    super(`The GeoJSON was refused: ${kind}`);
    this.name = 'GeoJsonRefusal';
  }
}
