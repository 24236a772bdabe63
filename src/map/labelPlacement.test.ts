import { describe, expect, it } from 'vitest';
import { boxAround, boxesOverlap, boxMeetsArea, boxOf, linesCross } from './boxes.ts';
import { interiorPoint, largestPart } from './interiorPoint.ts';
import { placeLabels, type NamedShape } from './labelPlacement.ts';
import { boundsOf, fitProjection } from './projection.ts';
import { municipalOutlines } from './soyapangoFixture.ts';

const padding = { top: 44, right: 16, bottom: 32, left: 16 };

describe.each([
  ['a phone', 358, 330],
  ['a desktop', 720, 600],
])('names of the ten municipalities on %s', (_, width, height) => {
  const frame = { left: 0, top: 30, right: width, bottom: height };
  const projection = fitProjection(boundsOf(municipalOutlines.map(({ outline }) => outline)), {
    width,
    height,
    padding,
  });
  const shapes = municipalOutlines.map(({ id, name, outline }): NamedShape => {
    const { x, y } = interiorPoint(outline, projection);
    const label = { width: name.length * 7.5, height: 20 };
    return { id, rings: largestPart(outline, projection), middle: [x, y], label };
  });
  const placed = placeLabels(shapes, frame).map((label) => {
    const { width: w, height: h } = shapes.find(({ id }) => id === label.id)?.label ?? {
      width: 0,
      height: 0,
    };
    return { ...label, box: boxAround(label.at, w, h) };
  });

  it('are all there, in the frame', () => {
    expect(placed.map(({ id }) => id).sort()).toEqual(shapes.map(({ id }) => id).sort());
    for (const { box } of placed) {
      expect(box.left).toBeGreaterThanOrEqual(frame.left);
      expect(box.top).toBeGreaterThanOrEqual(frame.top);
      expect(box.right).toBeLessThanOrEqual(frame.right);
      expect(box.bottom).toBeLessThanOrEqual(frame.bottom);
    }
  });

  it('cover neither each other nor a municipality', () => {
    for (const [index, { id, box, leader }] of placed.entries()) {
      for (const other of placed.slice(index + 1)) {
        expect(boxesOverlap(box, other.box), `${id} and ${other.id}`).toBe(false);
        expect(leader && other.leader && linesCross(leader, other.leader)).not.toBe(true);
      }
      for (const { id: shape, rings } of shapes) {
        const covers = boxMeetsArea(box, rings, boxOf(rings[0] ?? []));
        expect(covers, `${id} on ${shape}`).toBe(false);
      }
    }
  });
});

describe('placeLabels', () => {
  const square: NamedShape = {
    id: 'a',
    rings: [
      [
        [0, 0],
        [200, 0],
        [200, 200],
        [0, 200],
      ],
    ],
    middle: [100, 100],
    label: { width: 60, height: 20 },
  };

  it('puts a name in its area where it fits', () => {
    const frame = { left: 0, top: 0, right: 400, bottom: 400 };
    expect(placeLabels([square], frame)).toMatchObject([{ at: [100, 100], leader: null }]);
  });

  it('has nothing to do without areas', () => {
    expect(placeLabels([], { left: 0, top: 0, right: 1, bottom: 1 })).toEqual([]);
  });
});
