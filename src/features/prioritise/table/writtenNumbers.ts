import { formatNumber } from '../../../state/language.svelte.ts';
import { view } from '../../../state/view.svelte.ts';
import { areaText, valueText } from '../../../state/wording.ts';

export type NumberKind = 'value' | 'area' | 'score';
export type NumberWriter = (value: number, kind: NumberKind) => string;

const write: Record<NumberKind, (value: number) => string> = {
  value: valueText,
  area: areaText,
  score: (score) => formatNumber(score, { minimumFractionDigits: 3, maximumFractionDigits: 3 }),
};

/**
 * Writes numbers as the language has them. Values and areas come again with every step of scrolling,
 * scores with every step of a slider, and making a format costs more than all else in a cell: what
 * was written once is kept. Scores, 0 to 1, have at most a thousand texts.
 */
export function numberWriter(): NumberWriter {
  let language = view.locale;
  const known = {
    value: new Map<number, string>(),
    area: new Map<number, string>(),
    score: new Map<number, string>(),
  };
  return (value, kind) => {
    if (view.locale !== language) {
      language = view.locale;
      known.value.clear();
      known.area.clear();
      known.score.clear();
    }
    const key = kind === 'score' ? Math.round(value * 1000) / 1000 : value;
    const text = known[kind].get(key) ?? write[kind](key);
    known[kind].set(key, text);
    return text;
  };
}
