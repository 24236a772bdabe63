import { describe, expect, it } from 'vitest';
import { componentSources } from './component-sources.ts';

describe('componentSources', () => {
  it('says once what all have in common, and at each what is its own', () => {
    expect(
      componentSources([
        'Presentación (sin fecha): «Control», 7',
        'Presentación (sin fecha): «Obras», 13',
      ]),
    ).toEqual({ shared: 'Presentación (sin fecha)', own: ['«Control», 7', '«Obras», 13'] });
  });

  it('takes the longest that they share', () => {
    expect(componentSources(['Plan: tomo 1: uno', 'Plan: tomo 1: dos']).shared).toBe(
      'Plan: tomo 1',
    );
    expect(componentSources(['Plan: tomo 1: uno', 'Plan: tomo 2: dos']).shared).toBe('Plan');
  });

  it('says one and the same source once', () => {
    expect(componentSources(['Plan: tomo 1', 'Plan: tomo 1'])).toEqual({
      shared: 'Plan: tomo 1',
      own: [null, null],
    });
  });

  it('leaves sources that share nothing as they are', () => {
    const sources = ['Plan A: uno', 'Plan B: dos', 'Plan A: '];
    expect(componentSources(sources)).toEqual({ shared: null, own: sources });
    expect(componentSources([])).toEqual({ shared: null, own: [] });
  });
});
