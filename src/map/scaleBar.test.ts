import { describe, expect, it } from 'vitest';
import { scaleBar } from './scaleBar.ts';

describe('scaleBar', () => {
  it.each([
    [0.05, 110, '2 km', 100],
    [0.1, 110, '1 km', 100],
    [1, 110, '100 m', 100],
    [0.002, 110, '50 km', 100],
    [0.3, 100, '200 m', 60],
  ])('at %f pixels a metre and %i pixels of room is %s', (pixelsPerMetre, room, text, width) => {
    expect(scaleBar(pixelsPerMetre, room).text).toBe(text);
    expect(scaleBar(pixelsPerMetre, room).width).toBeCloseTo(width, 6);
  });
});
