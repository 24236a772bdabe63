import { beforeAll, expect, test } from 'vitest';
import { describeOnEngines } from './engines.ts';
import { settle } from './people.ts';
import {
  grantPublishing,
  makePlan,
  nextDocument,
  outcome,
  publish,
  referenceOf,
  safeFigures,
  safeProof,
} from './publication-rows.ts';

describeOnEngines('publishing', (at) => {
  let scenario: string;
  beforeAll(async () => {
    await settle(at());
    scenario = await makePlan(at());
    await grantPublishing(at(), 'planner here');
  });

  test('editions', async () => {
    const first = await nextDocument(at());
    expect(outcome(await publish(at(), { document: first, scenario }))).toEqual([
      200,
      referenceOf(first),
    ]);
    const second = await nextDocument(at(), safeFigures());
    const proof = safeProof(2);
    expect(outcome(await publish(at(), { document: second, scenario, proof }))).toEqual([
      200,
      referenceOf(second),
    ]);
  });
});
