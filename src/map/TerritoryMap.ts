import { Map as MapLibre, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { cameraOver, zoomOf } from './camera.ts';
import { sectorFillLayer } from './layers.ts';
import type { MapImage } from './mapImages.ts';
import type { PlanSource } from './mapSources.ts';
import type { SectorMark } from './phaseStyle.ts';
import type { Projection } from './projection.ts';
import type { MapPadding } from './types.ts';

// Bundlers move the worker away from the library's own file, where it would look for it.
setWorkerUrl(workerUrl);

/** Of the middle of the container, whatever covers it. */
export type MapView = { lng: number; lat: number; zoom: number; bearing: number; pitch: number };

type Handlers = {
  drawImage: (name: string) => MapImage | null;
  onclick: (code: string | null) => void;
  onhover: (code: string | null) => void;
  onview: (view: MapView) => void;
  onidle: (idle: boolean) => void;
  /** Credits of the sources, as the HTML that they give. */
  onattributions: (attributions: string[]) => void;
  onload: () => void;
  onerror: (error: { message: string }) => void;
};

export type Home = { projection: Projection; size: { width: number; height: number } };

const sectorSource: PlanSource = 'plan-sectors';
const duration = 160;

/** A MapLibre map of sectors; knows nothing of Svelte. */
export class TerritoryMap {
  readonly canvas: HTMLCanvasElement;
  #map: MapLibre;
  #handlers: Handlers;
  #home: Home;
  /** The reader has not moved the map since it showed the whole territory. */
  #isHome = true;
  #loaded = false;
  #marks = new Map<SectorMark, string | null>();

  /** @throws where the browser has no WebGL2. */
  constructor(container: HTMLElement, style: StyleSpecification, home: Home, handlers: Handlers) {
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
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
    });
    this.#map.touchZoomRotate.disableRotation();
    this.canvas = this.#map.getCanvas();
    this.#listen();
  }

  #listen() {
    const map = this.#map;
    const { drawImage, onclick, onhover, onidle, onattributions, onload, onerror } = this.#handlers;
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
      for (const [mark, code] of this.#marks) this.#setState(code, mark, true);
    });
    map.on('click', ({ point }) => {
      onclick(this.#sectorAt(point));
    });
    this.canvas.addEventListener('pointermove', ({ pointerType, offsetX: x, offsetY: y }) => {
      // A finger hovers over nothing: what it touches, it clicks.
      const code = pointerType === 'mouse' ? this.#sectorAt({ x, y }) : null;
      this.canvas.style.cursor = code === null ? '' : 'pointer';
      onhover(code);
    });
    this.canvas.addEventListener('pointerleave', () => {
      onhover(null);
    });
    map.on('movestart', (event) => {
      if (event.originalEvent) this.#isHome = false;
      onidle(false);
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

  #sectorAt(point: { x: number; y: number }): string | null {
    if (!this.#loaded) return null;
    const [feature] = this.#map.queryRenderedFeatures([point.x, point.y], {
      layers: [sectorFillLayer],
    });
    const code: unknown = feature?.properties['code'];
    return typeof code === 'string' ? code : null;
  }

  #reportView() {
    const map = this.#map;
    const { width, height } = this.#home.size;
    const { lng, lat } = map.unproject([width / 2, height / 2]);
    this.#handlers.onview({
      lng,
      lat,
      zoom: map.getZoom(),
      bearing: map.getBearing(),
      pitch: map.getPitch(),
    });
  }

  setStyle(style: StyleSpecification) {
    this.#map.setStyle(style);
  }

  /** Puts a mark on one sector, and takes it from the one that had it. */
  mark(mark: SectorMark, code: string | null) {
    const before = this.#marks.get(mark) ?? null;
    if (before === code) return;
    this.#marks.set(mark, code);
    if (!this.#loaded) return;
    this.#setState(before, mark, false);
    this.#setState(code, mark, true);
  }

  #setState(code: string | null, mark: SectorMark, on: boolean) {
    if (code !== null) {
      this.#map.setFeatureState({ source: sectorSource, id: code }, { [mark]: on });
    }
  }

  /** Lets the map be covered, keeps a sector in sight, and stays where it is otherwise. */
  show(padding: MapPadding, sector: [number, number] | null, animate: boolean) {
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
    map.easeTo({ ...camera, duration: animate ? duration : 0 });
  }

  /** Another size or territory: what was shown whole stays whole. */
  setHome(home: Home) {
    this.#home = home;
    this.#map.resize();
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
    this.#map.remove();
  }
}

const noPadding: MapPadding = { top: 0, right: 0, bottom: 0, left: 0 };
