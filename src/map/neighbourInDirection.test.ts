import { describe, expect, it } from 'vitest';
import { isArrowKey, neighbourInDirection, type ArrowKey } from './neighbourInDirection.ts';
import { boundsOf, fitMargin, fitProjection } from './projection.ts';
import { drawSectors } from './sectorDrawing.ts';
import { soyapangoSectors } from './soyapangoFixture.ts';

const keys: ArrowKey[] = ['ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowLeft'];
const opposite: Record<ArrowKey, ArrowKey> = {
  ArrowUp: 'ArrowDown',
  ArrowRight: 'ArrowLeft',
  ArrowDown: 'ArrowUp',
  ArrowLeft: 'ArrowRight',
};

const grid = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((code, index) => ({
  code,
  x: (index % 3) * 50,
  y: Math.floor(index / 3) * 50,
}));

const soyapango = drawSectors(
  soyapangoSectors,
  fitProjection(boundsOf(soyapangoSectors.map(({ geometry }) => geometry)), {
    width: 390,
    height: 460,
    padding: fitMargin,
  }),
).map(({ sector, middle }) => ({ code: sector.code, x: middle.x, y: middle.y }));

const moves = soyapango.flatMap(({ code }) =>
  keys.flatMap((key) => {
    const to = neighbourInDirection(soyapango, code, key);
    return to === null ? [] : [{ from: code, key, to }];
  }),
);

describe('neighbourInDirection', () => {
  it('goes straight ahead in a grid', () => {
    expect(keys.map((key) => neighbourInDirection(grid, 'e', key))).toEqual(['b', 'f', 'h', 'd']);
  });

  it('stays at the edge', () => {
    expect(neighbourInDirection(grid, 'a', 'ArrowUp')).toBeNull();
    expect(neighbourInDirection(grid, 'a', 'ArrowLeft')).toBeNull();
  });

  it('takes what lies aside where nothing lies more ahead', () => {
    const places = [
      { code: 'low', x: 0, y: 50 },
      { code: 'high', x: 200, y: 0 },
    ];
    expect(neighbourInDirection(places, 'low', 'ArrowUp')).toBe('high');
  });

  it('starts at the top when it stands nowhere', () => {
    expect(neighbourInDirection(grid, null, 'ArrowDown')).toBe('a');
    expect(neighbourInDirection(grid, 'gone', 'ArrowDown')).toBe('a');
    expect(neighbourInDirection([], null, 'ArrowDown')).toBeNull();
  });

  it('leads in the direction of the key, on the real map', () => {
    for (const { from, key, to } of moves) {
      const [start, end] = [from, to].map((code) => soyapango.find((p) => p.code === code));
      const dx = (end?.x ?? 0) - (start?.x ?? 0);
      const dy = (end?.y ?? 0) - (start?.y ?? 0);
      const along = { ArrowUp: -dy, ArrowRight: dx, ArrowDown: dy, ArrowLeft: -dx }[key];
      expect(along, `${from} ${key} ${to}`).toBeGreaterThan(0);
    }
  });

  it('reaches every sector from every other, on the real map', () => {
    for (const { code } of soyapango) {
      const reached = new Set([code]);
      for (const here of reached) {
        for (const { from, to } of moves) if (from === here) reached.add(to);
      }
      expect(reached.size).toBe(soyapango.length);
    }
  });

  it('is mostly undone by the opposite key, on the real map', () => {
    const undone = moves.filter(
      ({ from, key, to }) => neighbourInDirection(soyapango, to, opposite[key]) === from,
    );
    expect(undone.length / moves.length).toBeGreaterThan(0.6);
  });
});

describe('isArrowKey', () => {
  it('knows the four', () => {
    expect(keys.every(isArrowKey)).toBe(true);
    expect(isArrowKey('Enter')).toBe(false);
  });
});
