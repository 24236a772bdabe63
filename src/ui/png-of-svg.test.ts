import { expect, test } from 'vitest';
import { sized } from './png-of-svg.ts';

test('gives a drawing another size and nothing else', () => {
  const svg =
    '<svg xmlns="x" width="1200" height="900" viewBox="0 0 1200 900"><rect width="1" height="2"/></svg>';
  expect(sized(svg, 2400)).toBe(
    svg.replace('width="1200" height="900"', 'width="2400" height="1800"'),
  );
});
