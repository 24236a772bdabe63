import type { StyleSpecification } from 'maplibre-gl';
import { bordersOf } from './borders.ts';
import { zoomOf } from './camera.ts';
import { contextLabels } from './contextLabels.ts';
import { readMapColours, readMapFonts } from './mapColours.ts';
import { mapStyle } from './mapStyle.ts';
import { borderStyle, phaseStyles } from './phaseStyle.ts';
import { frameBounds } from './projection.ts';
import type { TerritoryOnScreen } from './territoryOnScreen.svelte.ts';
import { currentTheme } from './theme.ts';
import type { MapContext, MapPhase, MapSector } from './types.ts';
import { noDataStyle, sectorStyles } from './valueStyle.ts';

type Input = {
  sectors: MapSector[];
  phases: MapPhase[];
  context: MapContext[];
  size: { width: number; height: number };
  /** Where the map stands; undefined until it stands there. */
  container: HTMLElement | undefined;
  basemap: StyleSpecification | null;
};

/** How the interactive map looks. Colours of values are apart from the style: they change often. */
export class PlanStyle {
  constructor(
    private readonly territory: TerritoryOnScreen,
    private readonly input: () => Input,
  ) {}

  readonly #sectors = $derived.by(() => this.input().sectors);
  // One by one, so that another colour of a sector is no news to the rest.
  readonly #phaseList = $derived.by(() => this.input().phases);
  readonly #phases = $derived(phaseStyles(this.#phaseList, currentTheme()));
  readonly #context = $derived.by(() => this.input().context);
  readonly #size = $derived.by(() => this.input().size);
  readonly #container = $derived.by(() => this.input().container);
  readonly #basemap = $derived.by(() => this.input().basemap);
  readonly #borders = $derived.by(() => bordersOf(this.territory.shapes));

  /** The fill and label of each sector that is coloured by a value, by its code. */
  readonly fills = $derived.by(() =>
    sectorStyles(
      this.#sectors.filter(({ value }) => value && 'colour' in value),
      this.#phases,
      currentTheme(),
    ),
  );

  /** null until the container stands. */
  readonly style = $derived.by(() => {
    const container = this.#container;
    if (!container) return null;
    const { drawn, projection } = this.territory;
    const [context, theme] = [this.#context, currentTheme()];
    const sectors = drawn.map(({ sector }) => sector);
    return mapStyle(
      {
        ...{ drawn, projection, context },
        borders: this.#borders,
        styles: this.#phases,
        sectorStyles: sectorStyles(sectors, this.#phases, theme),
        noData: sectors.some(({ value }) => value) ? noDataStyle(theme) : null,
        border: borderStyle(theme),
        // The page's colours change with the theme.
        colours: readMapColours(container),
        fonts: readMapFonts(container),
        contextNames: contextLabels(context, frameBounds(projection, this.#size), projection),
        labelZoom: zoomOf(projection),
      },
      this.#basemap,
    );
  });
}
