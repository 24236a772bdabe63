import { expect, test } from 'vitest';
import { hostileNames, namedEdition } from '../../src/features/read/takeaway/edition-fixture.ts';
import { standaloneSvg } from '../../src/features/read/takeaway/drawing/standalone-svg.ts';
import { pngOf } from './png.ts';

function sizeOf(png: Uint8Array): [width: number, height: number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

test('makes the picture of a link card from any names', async () => {
  const name = hostileNames.slice(0, 5).join(' ');
  const svg = standaloneSvg(namedEdition(name), { locale: 'es', layout: 'card' });
  const png = await pngOf(svg, 1200);
  expect([...png.slice(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  expect(sizeOf(png)).toEqual([1200, 630]);
  expect(sizeOf(await pngOf(svg, 300))[0]).toBe(300);
}, 60_000);

test('refuses what is no SVG, and goes on working', async () => {
  await expect(pngOf('<svg', 100)).rejects.toThrow();
  const square = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>';
  expect(sizeOf(await pngOf(square, 100))).toEqual([100, 100]);
});
