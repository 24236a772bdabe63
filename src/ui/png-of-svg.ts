/**
 * A drawing as a PNG, made on the reader's device.
 *
 * @param svg a whole SVG document that states its width and height
 * @param width of the picture, in pixels; its height follows from the drawing
 * @throws Error where the browser draws no canvas
 */
export async function pngOfSvg(svg: string, width: number): Promise<Blob> {
  const image = await loaded(sized(svg, width));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width);
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
  return svg.replace(/ width="([\d.]+)" height="([\d.]+)"/, (_, across: string, down: string) => {
    const height = Math.round((width * Number(down)) / Number(across));
    return ` width="${Math.round(width)}" height="${height}"`;
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
