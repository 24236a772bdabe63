/** Widths that are offered, in pixels: for a screen, for a page of a report, for a poster. */
export const pictureWidths = [1200, 2400, 4800] as const;

/**
 * The published drawing as a PNG of this width, made on the reader's device.
 *
 * @throws Error when the drawing cannot be fetched, or where the browser draws no canvas
 */
export async function pictureOfMap(svgAddress: string, width: number): Promise<Blob> {
  const response = await fetch(svgAddress);
  if (!response.ok) throw new Error(`The drawing was not there (${response.status}).`);
  const image = await loaded(sized(await response.text(), width));
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.round((width * image.naturalHeight) / image.naturalWidth);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('This browser made no PNG of the map.'));
    }, 'image/png');
  });
}

/**
 * The same drawing with another size: some browsers draw at the size that the file states, and would
 * blur it when they make it larger.
 */
export function sized(svg: string, width: number): string {
  return svg.replace(/ width="(\d+)" height="(\d+)"/, (_, across: string, down: string) => {
    const height = Math.round((width * Number(down)) / Number(across));
    return ` width="${width}" height="${height}"`;
  });
}

async function loaded(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml;charset=utf-8' }));
  try {
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}
