import * as v from 'valibot';
import type { ColourSettings } from '../views/colouring.ts';

const storageKey = 'territorio-seguro-prioritise-colours';

const settingsSchema = v.object({
  method: v.picklist(['quantile', 'equal_interval', 'natural', 'custom']),
  classes: v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(9)),
  limits: v.array(v.pipe(v.number(), v.finite())),
});

const initial: ColourSettings = { method: 'natural', classes: 5, limits: [] };

/** How values become classes, remembered on this device; own limits belong to one measure alone. */
export class ColourChoice {
  #settings = $state.raw<ColourSettings>(remembered());

  get settings(): ColourSettings {
    return this.#settings;
  }

  change(settings: ColourSettings): void {
    this.#settings = settings;
    try {
      // Limits of one's own may be observed values, which are not for this device to keep.
      localStorage.setItem(storageKey, JSON.stringify({ ...settings, limits: [] }));
    } catch (error) {
      console.warn('The colours could not be remembered.', error);
    }
  }

  /** Another measure has other values, which limits chosen for this one do not fit. */
  forgetLimits(): void {
    if (this.#settings.method === 'custom') this.change({ ...this.#settings, ...initial });
  }
}

function remembered(): ColourSettings {
  try {
    const schema = v.pipe(v.string(), v.parseJson(), settingsSchema);
    const result = v.safeParse(schema, localStorage.getItem(storageKey));
    // Limits of one's own were for a measure that may not be the one shown now.
    return result.success && result.output.method !== 'custom' ? result.output : initial;
  } catch (error) {
    console.warn('The colours could not be read.', error);
    return initial;
  }
}
