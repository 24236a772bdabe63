import type { Indicator } from '../../../domain/indicator.ts';
import type { LeftOut } from '../../../domain/publication/left-out.ts';
import { m } from '../../../messages/generated/messages.js';
import { inLanguage } from '../../../state/language.svelte.ts';
import { indicatorLabel } from '../../../state/wording.ts';

/** What a planner should know of an indicator before it is published. */
export function indicatorRemarks(indicator: Indicator, all: readonly Indicator[]): string[] {
  const { policeDiscovered, isDuplicateOf, suppressBelow, noteEs, noteEn } = indicator;
  const original = all.find(({ key }) => key === isDuplicateOf);
  const note = inLanguage(noteEs, noteEn);
  return [
    ...(policeDiscovered ? [m.publish_indicator_police()] : []),
    ...(original ? [m.publish_indicator_repeats({ indicator: indicatorLabel(original) })] : []),
    suppressBelow > 2
      ? m.publish_indicator_threshold({ largest: suppressBelow - 1 })
      : m.publish_indicator_threshold_none(),
    ...(note === null ? [] : [note]),
  ];
}

/** Why something that was chosen does not go out. */
export function leftOutText(leftOut: LeftOut, all: readonly Indicator[]): string {
  const nameOf = (key: string) => {
    const known = all.find((each) => each.key === key);
    return known ? indicatorLabel(known) : key;
  };
  const list = (keys: readonly string[]) =>
    new Intl.ListFormat(inLanguage('es', 'en')).format(keys.map(nameOf));
  switch (leftOut.reason) {
    case 'no_values':
      return m.publish_left_out_no_values();
    case 'no_count':
      return m.publish_left_out_no_count();
    case 'not_whole':
      return m.publish_left_out_not_whole({ sectors: leftOut.sectors.join(', ') });
    case 'differs_from_repeated':
      return m.publish_left_out_differs({
        repeated: nameOf(leftOut.repeated),
        sectors: leftOut.sectors.join(', '),
      });
    case 'tells_unchosen':
      return m.publish_left_out_tells({
        beside: list(leftOut.beside),
        unchosen: list(leftOut.unchosen),
      });
    case 'gaps':
      return m.publish_left_out_gaps();
  }
}
