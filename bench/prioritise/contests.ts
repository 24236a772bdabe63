import { ckmeans, jenks, quantileSorted } from 'simple-statistics';
import { compositeScores } from '../../src/domain/scoring/composite-score.ts';
import {
  effectiveWeights,
  type EffectiveWeights,
} from '../../src/domain/scoring/effective-weights.ts';
import { prepareScoring } from '../../src/domain/scoring/prepare-scoring.ts';
import { rankUncertaintyInSteps } from '../../src/domain/scoring/rank-uncertainty.ts';
import { isScoringRefusal, type ScoringRefusal } from '../../src/domain/scoring/refusal.ts';
import { classBreaks } from '../../src/spatial/statistics/class-breaks.ts';
import { finish } from '../../src/spatial/steps.ts';
import type { Contest } from '../measure.ts';
import { drawnRecords, normaliseRecords, recordsOf, scoreRecords } from './records.ts';
import type { Table } from './tables.ts';

const DRAWS = 5000;
const CLASSES = 5;

/** What happens once when the method changes in anything but its weights. */
export function preparing({ size, matrix, method }: Table): Contest {
  const records = recordsOf(matrix);
  return {
    name: 'prepare (min-max)',
    size,
    ours: { name: 'prepareScoring', run: () => prepareScoring(matrix, method) },
    peers: [{ name: 'records and maps', run: () => normaliseRecords(records, matrix.indicators) }],
  };
}

/** What a slider asks for: weights, scores, contributions and ranks. */
export function rescoring(
  { size, matrix, method, indicators }: Table,
  aggregation: 'arithmetic' | 'geometric',
): Contest {
  const prepared = accepted(prepareScoring(matrix, method));
  const records = normaliseRecords(recordsOf(matrix), matrix.indicators);
  const weights = (): EffectiveWeights => accepted(effectiveWeights(method, indicators));
  const run = (): unknown => compositeScores(prepared, weights(), { ...method, aggregation });
  return {
    name: `rescore (${aggregation})`,
    size,
    ours: { name: 'compositeScores', run },
    peers:
      aggregation === 'arithmetic'
        ? [{ name: 'records and maps', run: () => scoreRecords(records, weights()) }]
        : [],
  };
}

export function breaks({ size, matrix, method, indicators }: Table): Contest[] {
  const weights = accepted(effectiveWeights(method, indicators));
  const { scores } = accepted(
    compositeScores(accepted(prepareScoring(matrix, method)), weights, method),
  );
  const list = [...scores];
  return [
    {
      name: `class breaks (natural, ${CLASSES})`,
      size,
      ours: { name: 'classBreaks', run: () => classBreaks(scores, CLASSES, 'natural') },
      peers: [
        { name: 'simple-statistics ckmeans', run: () => ckmeans(list, CLASSES) },
        // Its time grows with the square of the number of sectors.
        ...(list.length > 1000
          ? []
          : [{ name: 'simple-statistics jenks', run: () => jenks(list, CLASSES) }]),
      ],
    },
    {
      name: `class breaks (quantile, ${CLASSES})`,
      size,
      ours: { name: 'classBreaks', run: () => classBreaks(scores, CLASSES, 'quantile') },
      peers: [
        {
          name: 'simple-statistics quantiles',
          run: () => {
            const sorted = list.toSorted((a, b) => a - b);
            return [0.2, 0.4, 0.6, 0.8].map((share) => quantileSorted(sorted, share));
          },
        },
      ],
    },
  ];
}

/** @param share of the draws that the peer makes */
export function drawing({ size, matrix, method, indicators }: Table, share: number): Contest {
  const records = normaliseRecords(recordsOf(matrix), matrix.indicators);
  const input = { matrix, method, indicators, draws: DRAWS, cuts: [10, 20] };
  return {
    name: `rank uncertainty, ${DRAWS.toLocaleString('en')} draws, decisive indicators`,
    size,
    ours: { name: 'rankUncertainty', run: () => finish(rankUncertaintyInSteps(input)) },
    peers: [
      {
        name: 'records and maps, without decisive indicators',
        run: () => drawnRecords(records, matrix.indicators, DRAWS * share),
        share,
      },
    ],
  };
}

function accepted<Outcome extends object>(outcome: Outcome): Exclude<Outcome, ScoringRefusal> {
  if (isScoringRefusal(outcome)) throw new TypeError('The table of a benchmark is never refused');
  return outcome as Exclude<Outcome, ScoringRefusal>;
}
