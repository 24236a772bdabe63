import type { Days } from '../../../domain/incident-filter.ts';
import { view } from '../../../state/view.svelte.ts';

/** Filters by a period; the whole of what there is needs no filter, and grows with later imports. */
export function choosePeriod({ from, to }: Days, extent: Days): void {
  const whole = from === extent.from && to === extent.to;
  view.showHotspots(whole ? { from: null, to: null } : { from, to });
}
