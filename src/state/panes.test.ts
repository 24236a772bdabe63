import { describe, expect, it } from 'vitest';
import { clampSize } from './panes.svelte.ts';

describe('clampSize', () => {
  it('keeps a wanted size within its limits, in whole pixels', () => {
    expect(clampSize(400.4, 320, 720, 1440)).toEqual({ now: 400, smallest: 320, largest: 720 });
    expect(clampSize(900, 320, 720.6, 1440)).toEqual({ now: 721, smallest: 320, largest: 721 });
    expect(clampSize(10, 320, 720, 1440).now).toBe(320);
  });

  it('lets the smallest size win where there is room for nothing', () => {
    expect(clampSize(400, 320, 100, 500)).toEqual({ now: 320, smallest: 320, largest: 320 });
  });

  it('takes the remembered size before anything is measured', () => {
    expect(clampSize(640, 320, -420, 0).now).toBe(640);
  });
});
