import * as v from 'valibot';
import { parseAnswer } from './answer.ts';
import { allRows, connectSignedIn, valueOf } from './client.ts';

const codeRow = v.object({ code: v.string(), indicator_key: v.nullable(v.string()) });

/** Keys of indicators by folded offence, as said in earlier imports; null: such rows are left out. */
export async function readOffenceCodes(
  municipalityId: string,
): Promise<Map<string, string | null>> {
  const client = await connectSignedIn();
  const rows = await allRows((from, to) =>
    client
      .from('offence_codes')
      .select('code, indicator_key', { count: 'exact' })
      .eq('municipality_id', municipalityId)
      .order('code')
      .range(from, to),
  );
  const known = parseAnswer(v.array(codeRow), rows, 'offence codes');
  return new Map(known.map(({ code, indicator_key }) => [code, indicator_key]));
}

/** A server takes no more than a thousand at a time. */
const rowsAtOnce = 500;

/** Keeps what was said of offences for the next import; what stands already is not written again. */
export async function rememberOffenceCodes(
  municipalityId: string,
  codes: ReadonlyMap<string, string | null>,
): Promise<void> {
  const known = await readOffenceCodes(municipalityId);
  const changed = [...codes]
    .filter(([code, key]) => !known.has(code) || known.get(code) !== key)
    .map(([code, key]) => ({ municipality_id: municipalityId, code, indicator_key: key }));
  if (changed.length === 0) return;
  const client = await connectSignedIn();
  for (let at = 0; at < changed.length; at += rowsAtOnce) {
    const some = changed.slice(at, at + rowsAtOnce);
    valueOf(
      await client.from('offence_codes').upsert(some, { onConflict: 'municipality_id,code' }),
    );
  }
}
