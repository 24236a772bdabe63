/** Colours of the page that the canvas needs in numbers, as `rgb(…)`. */
export type MapColours = { ground: string; line: string; muted: string; focus: string };

const tokens: Record<keyof MapColours, string> = {
  ground: 'var(--map-ground, var(--background, #f6f4f0))',
  line: 'var(--map-context, var(--line, #dcd7cc))',
  muted: 'var(--muted, #635e55)',
  focus: 'var(--focus, #0f5c63)',
};

/** Reads the page's colour tokens as they are where the map stands. MapLibre knows no CSS variables. */
export function readMapColours(container: HTMLElement): MapColours {
  const probe = document.createElement('span');
  container.append(probe);
  const read = (token: string) => {
    probe.style.color = token;
    return asRgb(getComputedStyle(probe).color);
  };
  const colours = {
    ground: read(tokens.ground),
    line: read(tokens.line),
    muted: read(tokens.muted),
    focus: read(tokens.focus),
  };
  probe.remove();
  return colours;
}

/** MapLibre reads only sRGB notations: any other colour is painted and read back. */
function asRgb(colour: string): string {
  if (colour.startsWith('rgb')) return colour;
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (context === null) return colour;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `rgb(${red}, ${green}, ${blue})`;
}

/**
 * Font names for `text-font`, taken from the page. MapLibre guesses weight and slant from the first
 * name alone, so a word that names no font comes first to say them.
 */
export function readMapFonts(container: HTMLElement): { label: string[]; context: string[] } {
  const families = getComputedStyle(container)
    .fontFamily.split(',')
    .map((name) => name.trim());
  return { label: ['Semibold', ...families], context: ['Italic', ...families] };
}
