import type { StyleSpecification } from 'maplibre-gl';
import * as v from 'valibot';

const styleDocument = v.custom<StyleSpecification>(
  (value) =>
    v.is(
      v.looseObject({
        version: v.literal(8),
        sources: v.record(v.string(), v.looseObject({ type: v.string() })),
        layers: v.array(v.looseObject({ id: v.string(), type: v.string() })),
      }),
      value,
    ),
  'This is not a MapLibre style.',
);

/**
 * Fetches the style of a basemap.
 *
 * @throws where it cannot be reached or is no style: the map then stays as it is without one.
 */
export async function fetchBasemap(
  address: string,
  signal: AbortSignal,
): Promise<StyleSpecification> {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`The basemap's style was answered with ${answer.status}.`);
  return v.parse(styleDocument, await answer.json());
}
