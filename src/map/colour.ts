/** sRGB components from 0 to 1. */
type Rgb = [red: number, green: number, blue: number];

function parse(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255].map((part) => part / 255) as Rgb;
}

function format(rgb: Rgb): string {
  const part = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 255);
  return `#${rgb.map((value) => part(value).toString(16).padStart(2, '0')).join('')}`;
}

const toLinear = (value: number) =>
  value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const toGamma = (value: number) =>
  value <= 0.003_130_8 ? value * 12.92 : 1.055 * Math.max(0, value) ** (1 / 2.4) - 0.055;

/** Relative luminance of a `#rrggbb` colour, 0 to 1 (WCAG 2.2). */
export function luminance(hex: string): number {
  const [red, green, blue] = parse(hex).map(toLinear) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** `share` of the second colour in the first, mixed in sRGB. */
export function mix(one: string, other: string, share: number): string {
  const second = parse(other);
  return format(parse(one).map((v, i) => v + ((second[i] ?? 0) - v) * share) as Rgb);
}

/**
 * The same hue and chroma at another perceived lightness; `change` gets and returns OKLab lightness,
 * 0 to 1. Matrices by B. Ottosson, "A perceptual color space for image processing" (2020).
 */
export function withLightness(hex: string, change: (lightness: number) => number): string {
  const [r, g, b] = parse(hex).map(toLinear) as Rgb;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return fromOklab([
    change(0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s),
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]);
}

/**
 * @param lightness 0 to 1
 * @param chroma 0 (grey) to about 0.3
 * @param hue in degrees
 */
export function fromOklch(lightness: number, chroma: number, hue: number): string {
  const angle = (hue * Math.PI) / 180;
  return fromOklab([lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)]);
}

function fromOklab([lightness, a, beta]: [lightness: number, a: number, b: number]): string {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * beta) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * beta) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * beta) ** 3;
  return format([
    toGamma(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    toGamma(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    toGamma(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ]);
}
