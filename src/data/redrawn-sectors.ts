import * as v from 'valibot';
import type { RedrawnSectors } from '../domain/redrawn-sectors.ts';
import { parseAnswer } from './answer.ts';
import { connectSignedIn, valueOf } from './client.ts';
import { areaTextSchema } from './geojson.ts';
import { instantSchema } from './instant.ts';

const redrawnSchema = v.object({
  drawing: v.string(),
  since: instantSchema,
  latest: instantSchema,
  sectors: v.nullable(
    v.array(
      v.object({
        id: v.number(),
        ppdCode: v.string(),
        mapLabel: v.string(),
        name: v.nullable(v.string()),
        before: v.nullable(areaTextSchema),
        after: v.nullable(areaTextSchema),
        differenceM2: v.nullable(v.number()),
      }),
    ),
  ),
}) satisfies v.GenericSchema<unknown, RedrawnSectors>;

/**
 * What was drawn of a municipality's sectors and waits to be confirmed; null: nothing does. Failure
 * `forbidden` for all but planners, police and admins.
 */
export async function readRedrawnSectors(municipalityId: string): Promise<RedrawnSectors | null> {
  const client = await connectSignedIn();
  const answer = await client.rpc('redrawn_sectors', { municipality: municipalityId });
  return parseAnswer(v.nullable(redrawnSchema), valueOf(answer), 'redrawn sectors');
}

/**
 * Confirms the sectors as they are drawn in `drawing`; again, or where somebody else has, it does
 * nothing. Failure `stale` where they were drawn once more, `forbidden` for all but police and
 * admins, `offline` where it may be sent again.
 */
export async function confirmSectors(municipalityId: string, drawing: string): Promise<void> {
  const client = await connectSignedIn();
  valueOf(await client.rpc('confirm_sectors', { municipality: municipalityId, drawing }));
}
