import { defaultRangeExtractor, type Range } from '@tanstack/svelte-virtual';

/**
 * What a virtualizer draws: what is in view, and the item with the focus also where it is not, or
 * the focus would be lost with it. An index that is no item adds nothing.
 */
export function alsoDrawing(index: number): (range: Range) => number[] {
  return (range) => {
    const indexes = defaultRangeExtractor(range);
    if (index < 0 || index >= range.count || indexes.includes(index)) return indexes;
    return [...indexes, index].sort((one, other) => one - other);
  };
}
