import { describe, expect, it } from 'vitest';
import { cameraOver, zoomOf } from './camera.ts';
import { shiftToShow } from './shiftToShow.ts';

const size = { width: 400, height: 600 };
const free = { top: 0, right: 0, bottom: 0, left: 0 };
const card = { ...free, bottom: 200 };

describe('shiftToShow', () => {
  it('leaves alone what is in sight', () => {
    expect(shiftToShow({ x: 200, y: 100 }, size, card)).toEqual([0, 0]);
    expect(shiftToShow({ x: 200, y: 590 }, size, free)).toEqual([0, 0]);
    expect(shiftToShow(null, size, card)).toEqual([0, 0]);
  });

  it('moves a sector out from under a card', () => {
    expect(shiftToShow({ x: 200, y: 550 }, size, card)).toEqual([0, -198]);
  });

  it('brings in what is outside', () => {
    expect(shiftToShow({ x: -30, y: 100 }, size, free)).toEqual([78, 0]);
  });

  it('takes the middle where everything is covered but a slit', () => {
    const [, down] = shiftToShow({ x: 200, y: 500 }, size, { ...free, top: 300, bottom: 280 });
    expect(500 + down).toBe(310);
  });
});

describe('cameraOver', () => {
  // A map on which one degree is one pixel.
  const view = {
    project: ([lng = 0, lat = 0]: number[]): [number, number] => [lng, lat],
    unproject: (point: [number, number]): [number, number] => point,
  };

  it('keeps the map in place when a card covers nothing that matters', () => {
    // The middle of what the card leaves free shows what it showed before.
    expect(cameraOver(view, size, card, [200, 100])).toEqual({ center: [200, 200], padding: card });
    expect(cameraOver(view, size, free, null).center).toEqual([200, 300]);
  });

  it('moves the map up when the card would cover the sector', () => {
    expect(cameraOver(view, size, card, [200, 550]).center).toEqual([200, 398]);
  });
});

describe('zoomOf', () => {
  it('counts doublings of a world of 512 pixels', () => {
    expect(zoomOf({ worldSize: 512 })).toBe(0);
    expect(zoomOf({ worldSize: 512 * 2 ** 11.5 })).toBeCloseTo(11.5, 9);
  });
});
