import type { FigurePlace } from '../../../domain/disclosure/figures.ts';
import type { Leak } from '../../../domain/disclosure/leak.ts';
import type { Reason } from '../../../domain/disclosure/suppression.ts';
import type { Indicator } from '../../../domain/indicator.ts';
import type { Sector } from '../../../domain/territory.ts';
import { m } from '../../../messages/generated/messages.js';
import { inLanguage } from '../../../state/language.svelte.ts';
import { indicatorLabel } from '../../../state/wording.ts';

/** What places are called, and the edition that is being prepared. */
export type Naming = {
  edition: number;
  indicators: readonly Indicator[];
  sectors: readonly Pick<Sector, 'ppdCode' | 'mapLabel'>[];
};

/** The mark of a reason, to be told apart without colour. */
export function reasonMark(kind: Reason['kind']): string {
  return { small_count: '●', protects: '◆', hidden_before: '↺' }[kind];
}

export function reasonName(kind: Reason['kind']): string {
  switch (kind) {
    case 'small_count':
      return m.publish_reason_small();
    case 'protects':
      return m.publish_reason_protects();
    case 'hidden_before':
      return m.publish_reason_before();
  }
}

/** Why a figure is hidden, whole: for the one that is looked at. */
export function reasonText(reason: Reason, naming: Naming): string {
  switch (reason.kind) {
    case 'small_count':
      return m.publish_reason_small_text({ largest: reason.threshold - 1 });
    case 'hidden_before':
      return m.publish_reason_before_text();
    case 'protects':
      return m.publish_reason_protects_text({ places: placeList(reason.places, naming) });
  }
}

/** The first few of them, and how many more there are. */
export function placeList(places: readonly FigurePlace[], naming: Naming, most = 3): string {
  const list = new Intl.ListFormat(inLanguage('es', 'en'));
  const names = places.map((place) => placeText(place, naming));
  if (names.length <= most) return list.format(names);
  const more = m.publish_places_more({ count: names.length - most });
  return list.format([...names.slice(0, most), more]);
}

export function placeText(place: FigurePlace, { edition, indicators, sectors }: Naming): string {
  const nameOf = (key: string) => {
    const known = indicators.find((each) => each.key === key);
    return known ? indicatorLabel(known) : key;
  };
  const labelOf = (code: string) =>
    sectors.find(({ ppdCode }) => ppdCode === code)?.mapLabel ?? code;
  const here =
    place.kind === 'cell'
      ? m.publish_place_cell({
          sector: labelOf(place.sector),
          indicator: nameOf(place.indicator),
        })
      : m.publish_place_total({
          indicator: new Intl.ListFormat(inLanguage('es', 'en')).format(
            place.indicators.map(nameOf),
          ),
        });
  return place.edition === edition
    ? here
    : m.publish_place_earlier({ place: here, edition: place.edition });
}

/** What a reader could work out, so that the edition must not go out. */
export function leakText(leak: Leak, naming: Naming): string {
  switch (leak.kind) {
    case 'narrow':
      return m.publish_leak_narrow({ places: placeList(leak.places, naming) });
    case 'supposed':
      return m.publish_leak_supposed({ places: placeList(leak.places, naming) });
    case 'unproven':
      return m.publish_leak_unproven({ places: placeList(leak.places, naming) });
    case 'shown':
      return m.publish_leak_shown({ places: placeText(leak.place, naming) });
    case 'changed':
      return m.publish_leak_changed({ places: placeList(leak.places, naming) });
    case 'limit':
    case 'score':
      return m.publish_leak_other();
  }
}
