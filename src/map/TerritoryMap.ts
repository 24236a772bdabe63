import { Map as MapLibre, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { cameraOver, zoomOf } from './camera.ts';
import { sectorFillLayer } from './layers.ts';
import type { MapImage } from './mapImages.ts';
import type { PlanSource } from './mapSources.ts';
import { OverlaySlot } from './overlaySlot.ts';
import type { SectorMark } from './phaseStyle.ts';
import type { Projection } from './projection.ts';
import type { MapPadding, SelectHow } from './types.ts';

// Bundlers move the worker away from the library's own file, where it would look for it.
setWorkerUrl(workerUrl);

/** Of the middle of the container, whatever covers it. */
export type MapView = { lng: number; lat: number; zoom: number; bearing: number; pitch: number };

type Place = [lng: number, lat: number];

type Handlers = {
  drawImage: (name: string) => MapImage | null;
  onclick: (code: string | null, how: SelectHow, place: Place) => void;
  /** `place` null: the pointer is not on the map. */
  onhover: (code: string | null, place: Place | null) => void;
  onview: (view: MapView) => void;
  /** The reader moved the map; null: to where it shows the whole territory. */
  onmove: (view: MapView | null) => void;
  onidle: (idle: boolean) => void;
  /** Credits of the sources, as the HTML that they give. */
  onattributions: (attributions: string[]) => void;
  onload: () => void;
  onerror: (error: { message: string }) => void;
};

export type Home = { projection: Projection; size: { width: number; height: number } };

export type SectorFill = { fill: string; label: string };

/** Movements of the map that are not the reader's, and no news to a map beside it. */
const quiet = { quiet: true };

const sectorSource: PlanSource = 'plan-sectors';
const markSource: PlanSource = 'plan-marks';
const labelSource: PlanSource = 'plan-labels';
/** Milliseconds without another colour before labels take theirs, which are dear to change. */
const labelRest = 150;
const duration = 160;

/** A MapLibre map of sectors; knows nothing of Svelte. */
export class TerritoryMap {
  readonly canvas: HTMLCanvasElement;
  readonly overlay: OverlaySlot;
  #map: MapLibre;
  #handlers: Handlers;
  #home: Home;
  /** The reader has not moved the map since it showed the whole territory. */
  #isHome = true;
  #loaded = false;
  #marks = new Map<SectorMark, ReadonlySet<string>>();
  #fills = new Map<string, SectorFill>();
  /** Of sectors whose label has not the colours of their fill yet; it reads by its halo meanwhile. */
  #labelsDue = new Set<string>();
  #labelTimer: ReturnType<typeof setTimeout> | undefined;

  /** @throws where the browser has no WebGL2. */
  constructor(
    container: HTMLElement,
    style: StyleSpecification,
    home: Home,
    handlers: Handlers & { boxZoom: boolean },
  ) {
    this.#home = home;
    this.#handlers = handlers;
    this.#map = new MapLibre({
      container,
      style,
      center: cameraOver(home.projection, home.size, noPadding, null).center,
      zoom: zoomOf(home.projection),
      minZoom: zoomOf(home.projection) - 3,
      maxZoom: zoomOf(home.projection) + 6,
      attributionControl: false,
      // Arrow keys go from sector to sector; the component listens to them.
      keyboard: false,
      boxZoom: handlers.boxZoom,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
    });
    this.#map.touchZoomRotate.disableRotation();
    this.canvas = this.#map.getCanvas();
    this.overlay = new OverlaySlot(this.#map);
    this.#listen();
  }

  #listen() {
    const map = this.#map;
    const { drawImage, onclick, onhover, onmove, onidle } = this.#handlers;
    const { onattributions, onload, onerror } = this.#handlers;
    map.setMissingStyleImageResolver((name) => {
      const image = drawImage(name);
      if (image) map.addImage(name, image.data, { pixelRatio: image.pixelRatio });
    });
    map.on('load', () => {
      this.#loaded = true;
      this.#reportView();
      onload();
    });
    map.on('style.load', () => {
      for (const [mark, codes] of this.#marks) {
        for (const code of codes) this.#setMark(code, mark, true);
      }
      for (const [code, fill] of this.#fills) this.#setFill(code, fill);
      this.#setLabels(this.#fills.keys());
    });
    map.on('click', ({ point, lngLat, originalEvent: { ctrlKey, metaKey, shiftKey } }) => {
      const how = { additive: ctrlKey || metaKey || shiftKey };
      onclick(this.sectorAt(point), how, lngLat.toArray());
    });
    this.canvas.addEventListener('pointermove', ({ pointerType, offsetX: x, offsetY: y }) => {
      // A finger hovers over nothing: what it touches, it clicks.
      const hovers = pointerType === 'mouse';
      const code = hovers ? this.sectorAt({ x, y }) : null;
      this.canvas.style.cursor = code === null ? '' : 'pointer';
      onhover(code, hovers ? map.unproject([x, y]).toArray() : null);
    });
    this.canvas.addEventListener('pointerleave', () => {
      onhover(null, null);
    });
    map.on('movestart', (event) => {
      if (event.originalEvent) this.#isHome = false;
      onidle(false);
    });
    map.on('move', (event) => {
      if (!('quiet' in event)) onmove(this.#isHome ? null : this.#view());
    });
    map.on('moveend', () => {
      this.#reportView();
    });
    map.on('dataloading', () => {
      onidle(false);
    });
    map.on('idle', () => {
      onidle(true);
    });
    map.on('sourcedata', ({ sourceDataType }) => {
      if (sourceDataType !== 'metadata') return;
      const sources = Object.keys(map.getStyle().sources).map((id) => map.getSource(id));
      onattributions(sources.flatMap((source) => source?.attribution ?? []));
    });
    map.on('error', ({ error }) => {
      onerror(error);
    });
  }

  /** The sector at a place on the canvas, in CSS pixels. */
  sectorAt(point: { x: number; y: number }): string | null {
    if (!this.#loaded) return null;
    const [feature] = this.#map.queryRenderedFeatures([point.x, point.y], {
      layers: [sectorFillLayer],
    });
    const code: unknown = feature?.properties['code'];
    return typeof code === 'string' ? code : null;
  }

  /** CSS pixels on the canvas of a place in degrees. */
  readonly project = (lngLat: [lng: number, lat: number]): { x: number; y: number } => {
    const { x, y } = this.#map.project(lngLat);
    return { x, y };
  };

  #reportView() {
    this.#handlers.onview(this.#view());
  }

  #view(): MapView {
    const map = this.#map;
    const { width, height } = this.#home.size;
    const { lng, lat } = map.unproject([width / 2, height / 2]);
    return { lng, lat, zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() };
  }

  setStyle(style: StyleSpecification) {
    this.#map.setStyle(style);
  }

  /** Puts a mark on these sectors, and takes it from all others. */
  mark(mark: SectorMark, codes: ReadonlySet<string>) {
    const before = this.#marks.get(mark) ?? noCodes;
    this.#marks.set(mark, codes);
    if (!this.#loaded) return;
    for (const code of before) if (!codes.has(code)) this.#setMark(code, mark, false);
    for (const code of codes) if (!before.has(code)) this.#setMark(code, mark, true);
  }

  /** Colours sectors by value: the state of those that change, and no data. */
  paint(fills: Map<string, SectorFill>) {
    const before = this.#fills;
    this.#fills = fills;
    if (!this.#loaded) return;
    for (const [code, fill] of fills) {
      if (before.get(code)?.fill !== fill.fill) this.#setFill(code, fill);
    }
    for (const code of before.keys()) if (!fills.has(code)) this.#setFill(code, noFill);
    clearTimeout(this.#labelTimer);
    this.#labelTimer = setTimeout(() => {
      this.#setLabels(this.#labelsDue);
      this.#labelsDue.clear();
    }, labelRest);
  }

  #setMark(id: string, mark: SectorMark, on: boolean) {
    this.#map.setFeatureState({ source: markSource, id }, { [mark]: on });
  }

  #setFill(id: string, { fill }: SectorFill | typeof noFill) {
    this.#map.setFeatureState({ source: sectorSource, id }, { fill });
    this.#labelsDue.add(id);
  }

  #setLabels(codes: Iterable<string>) {
    for (const id of codes) {
      const { fill, label } = this.#fills.get(id) ?? noFill;
      this.#map.setFeatureState({ source: labelSource, id }, { fill, label });
    }
  }

  /**
   * Lets the map be covered, keeps a sector in sight, and stays where it is otherwise.
   *
   * @param announce tell maps beside this one although it shows the whole territory
   */
  show(padding: MapPadding, sector: [number, number] | null, animate: boolean, announce = false) {
    const map = this.#map;
    const live = {
      project: (lngLat: number[]): [number, number] => {
        const { x, y } = map.project([lngLat[0] ?? 0, lngLat[1] ?? 0]);
        return [x, y];
      },
      unproject: (point: [number, number]): [number, number] => map.unproject(point).toArray(),
    };
    const { projection, size } = this.#home;
    const camera = this.#isHome
      ? { ...cameraOver(projection, size, padding, sector), zoom: zoomOf(projection) }
      : cameraOver(live, size, padding, sector);
    map.easeTo(
      { ...camera, duration: animate ? duration : 0 },
      this.#isHome && !announce ? quiet : undefined,
    );
  }

  /** Shows what another map shows; null: the whole territory. */
  follow(view: MapView | null) {
    this.#isHome = view === null;
    if (view === null) {
      this.show(noPadding, null, false);
      return;
    }
    const { lng, lat, zoom } = view;
    this.#map.jumpTo({ center: [lng, lat], zoom, padding: noPadding }, quiet);
  }

  /** Another size or territory: what was shown whole stays whole. */
  setHome(home: Home) {
    this.#home = home;
    this.#map.resize(quiet);
  }

  goHome() {
    this.#isHome = true;
  }

  /** @param around a place that shall stay where it is; else the middle does */
  zoomBy(levels: number, around: [number, number] | null, animate: boolean) {
    this.#isHome = false;
    this.#map.easeTo({
      zoom: this.#map.getZoom() + levels,
      duration: animate ? duration : 0,
      ...(around && { around }),
    });
  }

  remove() {
    clearTimeout(this.#labelTimer);
    this.#map.remove();
  }
}

const noCodes: ReadonlySet<string> = new Set();
const noFill = { fill: null, label: null };
const noPadding: MapPadding = { top: 0, right: 0, bottom: 0, left: 0 };
