import { squares } from '../../src/spatial/grids/lattice-cells.ts';
import { rollUp } from '../../src/spatial/aggregation/roll-up.ts';
import { neighboursFromPairs, type Neighbours } from '../../src/spatial/neighbours/neighbours.ts';
import { seededGenerator } from '../../src/domain/random/generator.ts';
import { classBreaks } from '../../src/spatial/statistics/class-breaks.ts';
import { getisOrdGiStar } from '../../src/spatial/statistics/getis-ord.ts';
import { kernelDensity } from '../../src/spatial/statistics/kernel-density.ts';
import type { Contest } from '../measure.ts';

const SIDE = 100;

export function statisticsContests(): Contest[] {
  return [hotSpots(), density(3), density(10), frame()];
}

function hotSpots(): Contest {
  const neighbours = queen(SIDE);
  const random = seededGenerator(2);
  const values = Float64Array.from({ length: SIDE ** 2 }, () => random.below(12));
  return {
    name: 'getisOrdGiStar, 999 permutations',
    size: '10,000 cells, queen',
    ours: { name: 'shared draws', run: () => getisOrdGiStar(values, neighbours) },
    peers: [
      { name: 'shuffling all values each time', run: () => shuffling(values, neighbours, 999) },
      { name: 'drawing for each cell', run: () => drawing(values, neighbours, 999) },
    ],
  };
}

function queen(side: number): Neighbours {
  const pairs: [number, number][] = [];
  for (let i = 0; i < side ** 2; i++) {
    for (const [dc, dr] of squares(1).around(0, 'queen')) {
      const c = (i % side) + dc;
      const r = Math.floor(i / side) + dr;
      if (c >= 0 && c < side && r >= 0 && r < side) pairs.push([i, r * side + c]);
    }
  }
  return neighboursFromPairs(side ** 2, pairs, { method: 'grid', contiguity: 'queen' });
}

/** All values are shuffled in every permutation, the cell's own with them. */
function shuffling(values: Float64Array, neighbours: Neighbours, permutations: number): Int32Array {
  const { units, starts, neighbour } = neighbours;
  const random = seededGenerator(1);
  const shuffled = values.slice();
  const atLeast = new Int32Array(units);
  const sumOf = (column: Float64Array, i: number): number => {
    let sum = 0;
    const to = starts[i + 1] as number;
    for (let at = starts[i] as number; at < to; at++)
      sum += column[neighbour[at] as number] as number;
    return sum;
  };
  const seen = values.map((_, i) => sumOf(values, i));
  for (let draw = 0; draw < permutations; draw++) {
    for (let k = units - 1; k > 0; k--) {
      const at = Math.floor(random.unit() * (k + 1));
      const value = shuffled[k] as number;
      shuffled[k] = shuffled[at] as number;
      shuffled[at] = value;
    }
    for (let i = 0; i < units; i++) {
      if (sumOf(shuffled, i) >= (seen[i] as number)) atLeast[i] = (atLeast[i] as number) + 1;
    }
  }
  return atLeast;
}

/** Every cell draws its own neighbours anew in every permutation. */
function drawing(values: Float64Array, neighbours: Neighbours, permutations: number): Int32Array {
  const { units, starts, neighbour } = neighbours;
  const random = seededGenerator(1);
  const deck = Int32Array.from({ length: units }, (_, i) => i);
  const atLeast = new Int32Array(units);
  for (let i = 0; i < units; i++) {
    const from = starts[i] as number;
    const size = (starts[i + 1] as number) - from;
    let seen = 0;
    for (let at = from; at < from + size; at++) seen += values[neighbour[at] as number] as number;
    for (let draw = 0; draw < permutations; draw++) {
      let sum = 0;
      for (let place = 0; place < size;) {
        const other = place + random.below(units - place);
        const unit = deck[other] as number;
        if (unit === i) continue;
        deck[other] = deck[place] as number;
        deck[place++] = unit;
        sum += values[unit] as number;
      }
      if (sum >= seen) atLeast[i] = (atLeast[i] as number) + 1;
    }
  }
  return atLeast;
}

function density(cells: number): Contest {
  const raster = { west: 0, south: 0, cell: 50, columns: 512, rows: 512 };
  const random = seededGenerator(3);
  const column = (): Float64Array =>
    Float64Array.from({ length: 100_000 }, () => random.unit() * 512 * 50);
  const [x, y] = [column(), column()];
  return {
    name: `kernelDensity, bandwidth of ${cells} cells`,
    size: '100,000 points on 512 x 512',
    ours: { name: 'kernelDensity', run: () => kernelDensity(x, y, raster, cells * 50) },
    peers: [{ name: 'linear pass', run: () => passOverPointsAndCells(x, y) }],
  };
}

function passOverPointsAndCells(x: Float64Array, y: Float64Array): number {
  const cells = new Float64Array(512 * 512);
  for (let i = 0; i < x.length; i++) {
    const cell = (((y[i] as number) / 50) | 0) * 512 + (((x[i] as number) / 50) | 0);
    cells[cell] = (cells[cell] as number) + 1;
  }
  let most = 0;
  for (let c = 0; c < cells.length; c++) most = Math.max(most, cells[c] as number);
  return most;
}

/** What a change of weights asks of one frame. Scoring itself is plain arithmetic, done here. */
function frame(): Contest {
  const random = seededGenerator(4);
  const sectors = 10_000;
  const whole = Int32Array.from({ length: sectors }, () => random.below(262));
  const indicators = Array.from({ length: 50 }, () =>
    Float64Array.from({ length: sectors }, () => random.below(300)),
  );
  const run = (): Float64Array => {
    const score = new Float64Array(sectors);
    indicators.forEach((values, k) => {
      for (let s = 0; s < sectors; s++)
        score[s] = (score[s] as number) + ((values[s] as number) * (k + 1)) / 300;
      rollUp({ values, whole, wholes: 262, kind: 'extensive' });
    });
    return classBreaks(score, 5, 'natural');
  };
  return {
    name: 'rescoring, 50 roll-ups and natural breaks',
    size: '10,000 sectors x 50 indicators',
    ours: { name: 'one frame', run },
    peers: [],
  };
}
