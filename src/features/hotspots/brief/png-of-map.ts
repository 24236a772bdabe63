import { flushSync, mount, unmount } from 'svelte';
import { pngOfSvg } from '../../../ui/png-of-svg.ts';
import type { Brief } from './brief.ts';
import BriefMap from './BriefMap.svelte';

/** Pixels of the picture for one of the drawing: sharp on paper at a hand's width. */
const detail = 2.5;

/**
 * The map of a brief with its title and marks as a PNG, drawn from the data.
 *
 * @throws Error where the browser draws no canvas
 */
export async function pngOfMap(brief: Brief): Promise<Blob> {
  const target = document.createElement('div');
  const component = mount(BriefMap, { target, props: { brief, framed: true } });
  flushSync();
  const svg = target.querySelector('svg');
  const text = svg ? new XMLSerializer().serializeToString(svg) : '';
  const width = Number(svg?.getAttribute('width'));
  void unmount(component);
  return pngOfSvg(text, width * detail);
}
