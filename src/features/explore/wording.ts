import type { Standing } from '../../domain/summary.ts';
import type { Anchor, GeometryStatus } from '../../domain/territory.ts';
import type { NoSumReason } from '../../spatial/index.ts';
import { m } from '../../messages/generated/messages.js';

/** Where a value stands among the sectors that have one; ties are said. */
export function standingText({ higher, same, lower }: Standing): string {
  const of = higher + same + lower + 1;
  if (of === 1) return m.explore_standing_only();
  if (same === of - 1) return m.explore_standing_all_same({ of });
  if (higher === 0) {
    return same
      ? m.explore_standing_highest_shared({ of, same })
      : m.explore_standing_highest({ of });
  }
  if (lower === 0) {
    return same
      ? m.explore_standing_lowest_shared({ of, same })
      : m.explore_standing_lowest({ of });
  }
  const rank = higher + 1;
  return same
    ? m.explore_standing_shared({ rank, of, same })
    : m.explore_standing_rank({ rank, of });
}

export function noSumText(reason: NoSumReason): string {
  switch (reason) {
    case 'duplicate':
      return m.explore_no_sum_duplicate();
    case 'intensive':
      return m.explore_no_sum_intensive();
    case 'unknown':
      return m.explore_no_sum_unknown();
    case 'mixed-periods':
      return m.explore_no_sum_mixed_periods();
    case 'no-data':
      return m.explore_no_data();
  }
}

export function geometryStatusText(status: GeometryStatus): string {
  switch (status) {
    case 'official':
      return m.explore_boundaries_official();
    case 'surveyed':
      return m.explore_boundaries_surveyed();
    case 'illustrative':
      return m.explore_boundaries_illustrative();
  }
}

/** How sure the place of an illustrative sector is. */
export function anchorText(anchor: Anchor): string {
  switch (anchor) {
    case 'known':
      return m.explore_anchor_known();
    case 'likely':
      return m.explore_anchor_likely();
    case 'described':
      return m.explore_anchor_described();
    case 'none':
      return m.explore_anchor_none();
  }
}
