import { MunicipalityStore } from '../../state/municipality.svelte.ts';

/** What the screen Explore shows of one municipality. */
export class Explorer extends MunicipalityStore {
  /** Police sector code of the sector under the pointer, on the map or in the table. */
  hovered = $state<string | null>(null);
}
