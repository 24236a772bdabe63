import { labelOn, type PhasePattern, type PhaseStyle, type Theme } from './phaseStyle.ts';
import type { MapSector, MapValue } from './types.ts';

/** Leans the other way than the hatch of a phase, and wider: it says that nothing is known. */
export const noDataPattern: PhasePattern = {
  name: 'no-data',
  size: 8,
  lines: [
    { from: [-2, -2], to: [10, 10] },
    { from: [-2, 6], to: [2, 10] },
    { from: [6, -2], to: [10, 2] },
  ],
  dots: [],
  lineWidth: 1.2,
};

/** Hatched grey; a phase that is not stated is plain, with a dashed line inside. */
export function noDataStyle(theme: Theme): PhaseStyle {
  return theme === 'light'
    ? { fill: '#efece6', pattern: noDataPattern, mark: '#a29c90', label: '#454139', inset: null }
    : { fill: '#2b2925', pattern: noDataPattern, mark: '#6d685e', label: '#dcd8ce', inset: null };
}

/** Nothing but its outline is drawn: `fill` is the ground, which labels stand out from. */
function outlineStyle(theme: Theme): PhaseStyle {
  return theme === 'light'
    ? { fill: '#fffefb', pattern: null, mark: '#fffefb', label: '#22201c', inset: null }
    : { fill: '#171613', pattern: null, mark: '#171613', label: '#f1eee7', inset: null };
}

export function valueKind(value: MapValue): 'value' | 'noData' | 'outline' {
  if ('outline' in value) return 'outline';
  return 'noData' in value ? 'noData' : 'value';
}

export function valueStyle(value: MapValue, theme: Theme): PhaseStyle {
  if ('outline' in value) return outlineStyle(theme);
  if ('noData' in value) return noDataStyle(theme);
  const { colour } = value;
  return { fill: colour, pattern: null, mark: colour, label: labelOn(colour), inset: null };
}

/** The same for drawings that change with the reader's screen; the colour of a value stays on any. */
export function adaptiveValueStyle(value: MapValue): PhaseStyle {
  const light = valueStyle(value, 'light');
  return 'colour' in value ? light : { ...light, dark: valueStyle(value, 'dark') };
}

/** How each sector looks, by its code: by its value where it has one, else by its phase. */
export function sectorStyles(
  sectors: Pick<MapSector, 'code' | 'phase' | 'value'>[],
  phases: Map<number | null, PhaseStyle>,
  theme: Theme | 'adaptive',
): Map<string, PhaseStyle> {
  // A ramp has few colours and a map many sectors.
  const known = new Map<string, PhaseStyle>();
  const styleOf = (value: MapValue) => {
    const key = 'colour' in value ? value.colour : valueKind(value);
    const style =
      known.get(key) ??
      (theme === 'adaptive' ? adaptiveValueStyle(value) : valueStyle(value, theme));
    known.set(key, style);
    return style;
  };
  return new Map(
    sectors.flatMap(({ code, phase, value }) => {
      const style = value ? styleOf(value) : phases.get(phase);
      return style ? [[code, style] as const] : [];
    }),
  );
}
