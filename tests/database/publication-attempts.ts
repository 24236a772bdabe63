import { canonicalJson } from '../../src/domain/canonical-json.ts';
import type { Row } from '../../server/database.ts';
import type { TestDatabase } from '../fixtures/test-database.ts';
import { accountOf, here } from './people.ts';
import { safeProof } from './publication-rows.ts';

/**
 * Publishes many documents in one go, without the API, and takes each of them back. Answers what was
 * not refused by a rule: `PASSED`, or the error.
 */
export async function notRefused(
  { database }: TestDatabase,
  scenario: string,
  attempts: readonly (readonly [what: string, document: unknown])[],
): Promise<string[]> {
  const results: Row[] = [];
  await database.transaction(async (session) => {
    await session.query(`select set_config('request.jwt.claim.sub', $1, true)`, [
      accountOf('planner here') ?? null,
    ]);
    await session.script(`create function pg_temp.outcome(document text, scenario uuid, worlds text)
        returns text language plpgsql as $$
        begin
          perform public.publish_edition(gen_random_uuid(), '${here}', scenario, document, worlds);
          raise 'PASSED';
        exception when others then
          return case when sqlstate in ('PT400', 'PT409') then 'refused' else sqlerrm end;
        end $$`);
    const documents = attempts.map(([, document]) => canonicalJson(document));
    results.push(
      ...(await session.query(
        `select pg_temp.outcome(d, $2::uuid, $3) as outcome
           from jsonb_array_elements_text($1::text::jsonb) with ordinality as e (d, place)
           order by place`,
        [JSON.stringify(documents), scenario, JSON.stringify(safeProof(2))],
      )),
    );
    await session.script('drop function pg_temp.outcome');
  });
  return results.flatMap(({ outcome }, nth) =>
    outcome === 'refused' ? [] : [`${attempts[nth]?.[0] ?? ''}: ${String(outcome)}`],
  );
}
