import {
  boxAround,
  boxesOverlap,
  boxIsInArea,
  boxMeetsArea,
  boxOf,
  gapBetween,
  lineMeetsArea,
  linesCross,
  nearestPoint,
  pointsAlong,
  type Box,
  type Line,
} from './boxes.ts';
import type { Point } from './projection.ts';

/** An area with a name, in pixels. */
export type NamedShape = {
  id: string;
  /** The outer ring first. */
  rings: Point[][];
  middle: Point;
  label: { width: number; height: number };
};

export type PlacedLabel = {
  id: string;
  /** Middle of the label. */
  at: Point;
  /** From the label to the middle of its shape; null where it is plain whose label it is. */
  leader: Line | null;
};

type Candidate = PlacedLabel & { box: Box; cost: number };

const directions = 24;
/** Pixels from the middle of a shape to the near edge of its label. */
const distances = Array.from({ length: 18 }, (_, index) => 4 + index * 7);
const rounds = 4;
/** Pixels kept free around a label. */
const air = 2;
/** A label no further than this from its shape, and this much further from any other, needs no leader. */
const near = { own: 7, other: 14 };
/** What is bad about a place, in pixels of leader that one would rather draw. */
const penalty = {
  leader: 15,
  covered: 400,
  crossed: 150,
  struck: 600,
  outside: 9000,
  overlap: 2000,
};

/**
 * Places labels so that they cover neither each other nor the shapes: in their shape where they fit,
 * else beside it, with a leader where it would not be plain whose they are. In each round every label
 * takes its best place, given the others'; the outcome depends on who begins, so all begin once.
 */
export function placeLabels(shapes: NamedShape[], frame: Box): PlacedLabel[] {
  const options = shapes.map((shape) =>
    candidatesOf(shape, shapes, frame).sort((one, other) => one.cost - other.cost),
  );
  let best: { places: Candidate[]; cost: number } = { places: [], cost: Infinity };
  for (const beginner of options.keys()) {
    const places = settle([...options.slice(beginner), ...options.slice(0, beginner)]);
    const cost = places.reduce(
      (sum, place) =>
        sum +
        costAmong(
          place,
          places.filter((other) => other !== place),
          Infinity,
        ),
      0,
    );
    if (cost < best.cost) best = { places, cost };
  }
  return best.places;
}

function settle(options: Candidate[][]): Candidate[] {
  let places: Candidate[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const candidates of options) {
      const others = places.filter(({ id }) => id !== candidates[0]?.id);
      const place = cheapest(candidates, others);
      places = place ? [...others, place] : others;
    }
  }
  return places;
}

function cheapest(candidates: Candidate[], others: Candidate[]): Candidate | undefined {
  let winner: Candidate | undefined;
  let lowest = Infinity;
  for (const candidate of candidates) {
    // They come in the order of their own cost.
    if (candidate.cost >= lowest) break;
    const cost = costAmong(candidate, others, lowest);
    if (cost < lowest) {
      winner = candidate;
      lowest = cost;
    }
  }
  return winner;
}

function costAmong(candidate: Candidate, others: Candidate[], enough: number): number {
  let { cost } = candidate;
  for (const other of others) {
    if (cost >= enough) break;
    cost += conflict(candidate, other);
  }
  return cost;
}

function conflict(one: Candidate, other: Candidate): number {
  const covered = boxesOverlap(one.box, other.box) ? penalty.overlap : 0;
  const struck =
    strikes(one.leader, other.box) || strikes(other.leader, one.box) ? penalty.struck : 0;
  const crossed =
    one.leader && other.leader && linesCross(one.leader, other.leader) ? penalty.struck : 0;
  return covered + struck + crossed;
}

function strikes(leader: Line | null, box: Box): boolean {
  return leader !== null && pointsAlong(leader).some(([x, y]) => isIn([x, y], box));
}

const isIn = ([x, y]: Point, { left, top, right, bottom }: Box) =>
  x >= left && x <= right && y >= top && y <= bottom;

function candidatesOf(
  { id, rings, middle, label }: NamedShape,
  shapes: NamedShape[],
  frame: Box,
): Candidate[] {
  const width = label.width + 2 * air;
  const height = label.height + 2 * air;
  const within = boxAround(middle, width, height);
  if (boxIsInArea(within, rings)) return [{ id, at: middle, leader: null, box: within, cost: 0 }];

  const others = shapes
    .filter((shape) => shape.id !== id)
    .map((shape) => ({ rings: shape.rings, box: boxOf(shape.rings[0] ?? []) }));
  const own = { rings, box: boxOf(rings[0] ?? []) };
  return places(middle, width, height).map((at) => {
    const box = boxAround(at, width, height);
    const gap = gapBetween(box, rings);
    const plain =
      gap <= near.own && others.every((o) => gapBetween(box, o.rings) > gap + near.other);
    const leader = plain ? null : { from: nearestPoint(box, middle), to: middle };
    let cost = gap;
    if (leader) {
      const crossed = others.filter((other) => lineMeetsArea(leader, other.rings, other.box));
      cost += penalty.leader + gap + crossed.length * penalty.crossed;
    }
    const covered = [own, ...others].filter((shape) => boxMeetsArea(box, shape.rings, shape.box));
    cost += covered.length * penalty.covered;
    if (!isIn([box.left, box.top], frame) || !isIn([box.right, box.bottom], frame)) {
      cost += penalty.outside;
    }
    return { id, at, leader, box, cost };
  });
}

/** Middles of boxes around a point: in each direction, at growing distances. */
function places([x, y]: Point, width: number, height: number): Point[] {
  return Array.from({ length: directions }, (_, step) => (2 * Math.PI * step) / directions).flatMap(
    (angle) => {
      const [right, down] = [Math.cos(angle), Math.sin(angle)];
      return distances.map((distance): Point => [
        x + right * (distance + width / 2),
        y + down * (distance + height / 2),
      ]);
    },
  );
}
