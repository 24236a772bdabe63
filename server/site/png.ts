import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

// Fonts are brought along: what a server has installed is not known. These have Arabic and Hebrew.
const fontFiles = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];

let ready: Promise<Uint8Array[]> | null = null;

/** The renderer and its fonts, loaded by the first picture. */
async function load(): Promise<Uint8Array[]> {
  const [wasm, ...fonts] = await Promise.all([
    readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')),
    ...fontFiles.map((name) => readFile(resolve(`dejavu-fonts-ttf/ttf/${name}`))),
  ]);
  await initWasm(wasm);
  return fonts;
}

function tryAgain(error: unknown): never {
  ready = null;
  throw error;
}

/**
 * A drawing as a PNG, `width` pixels wide and as high as it takes.
 *
 * Takes up to seconds of the thread it is called on.
 * @throws Error when the drawing is no SVG; WebAssembly.RuntimeError when the renderer broke, which
 * then works no more on this thread
 */
export async function pngOf(svg: string, width: number): Promise<Uint8Array> {
  const fontBuffers = await (ready ??= load().catch(tryAgain));
  const family = 'DejaVu Sans';
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { fontBuffers, defaultFontFamily: family, sansSerifFamily: family },
  });
  const image = drawing.render();
  try {
    return image.asPng();
  } finally {
    image.free();
    drawing.free();
  }
}
