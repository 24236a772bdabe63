import { flushSync, mount, unmount } from 'svelte';
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
  const [width, height] = ['width', 'height'].map((name) => Number(svg?.getAttribute(name)));
  void unmount(component);
  const image = await loaded(new Blob([text], { type: 'image/svg+xml;charset=utf-8' }));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round((width ?? 0) * detail);
  canvas.height = Math.round((height ?? 0) * detail);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('This browser made no PNG of the map.'));
    }, 'image/png');
  });
}

async function loaded(drawing: Blob): Promise<HTMLImageElement> {
  const image = new Image();
  const url = URL.createObjectURL(drawing);
  try {
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}
