import { describe, expect, it } from 'vitest';
import { commonSize, labelLayout } from './labelLayout.ts';

const within = (room: number) => (width: number, height: number) => width <= room && height <= room;

describe('labelLayout', () => {
  it('grows with the room, up to a limit', () => {
    const sizes = [40, 60, 400].map((room) => labelLayout('1-1', true, within(room)).fontSize);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(sizes.at(-1)).toBe(20);
    expect(labelLayout('1-1', true, within(400), 14).fontSize).toBe(14);
  });

  it('stands as a block around the middle: badge above, label below', () => {
    const { badge, baseline } = labelLayout('1-1', true, within(400));
    expect((badge?.y ?? 0) - (badge?.radius ?? 0)).toBeCloseTo(-baseline, 6);
  });

  it('gives up the badge before it gives up legibility', () => {
    const layout = labelLayout('14-2', true, within(15));
    expect(layout.badge).toBeNull();
    expect(layout.fontSize).toBeGreaterThanOrEqual(11);
  });

  it('says whether even the smallest fits', () => {
    expect(labelLayout('14-2', true, within(400)).fits).toBe(true);
    expect(labelLayout('14-2', true, within(24)).fits).toBe(true);
    expect(labelLayout('14-2', true, within(9)).fits).toBe(false);
    expect(labelLayout('14-2', false, within(9)).fits).toBe(false);
  });

  it('has no badge where there is no phase', () => {
    expect(labelLayout('3', false, within(400)).badge).toBeNull();
  });
});

describe('commonSize', () => {
  it('suits three quarters of the labels', () => {
    const layouts = [12, 18, 18, 20].map((fontSize) => ({
      fontSize,
      baseline: 0,
      badge: null,
      fits: true,
    }));
    expect(commonSize(layouts)).toBe(18);
    expect(commonSize([])).toBe(Infinity);
  });
});
