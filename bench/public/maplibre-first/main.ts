import { mount } from 'svelte';
import type { PublicationDocument } from '../../../src/domain/publication/document.ts';
import InteractiveMap from '../../../src/map/InteractiveMap.svelte';

/**
 * The peer: a page that draws the same edition with our own MapLibre map at once, as map sites mostly
 * do. Nothing else is on it, no list and no cards, which is kind to it.
 */
const target = document.getElementById('map');
if (!target) throw new Error('There is no place for the map.');
const answer = await fetch('edition.json');
const { phases, sectors } = (await answer.json()) as PublicationDocument;
mount(InteractiveMap, {
  target,
  props: {
    sectors: sectors.features.map(({ geometry, properties }) => ({
      code: properties.ppdCode,
      label: properties.mapLabel,
      title: properties.mapLabel,
      phase: properties.phase,
      geometry,
      illustrative: properties.geometryStatus === 'illustrative',
    })),
    phases: phases.map(({ number, nameEs, colour }) => ({ number, name: nameEs, colour })),
    selected: null,
    onselect: () => undefined,
    onunavailable: (reason: string) => {
      document.title = reason;
    },
    description: 'Mapa',
    labels: { zoomIn: '+', zoomOut: '-', reset: '0' },
  },
});
