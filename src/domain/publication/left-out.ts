/**
 * Why something that was chosen does not go out, for planners. None of these reasons holds a value,
 * so that they can be shown while the choice is made.
 */
export type LeftOut =
  | { indicator: string; reason: 'no_values' }
  /** A rate or a share: what it is made of may have to be hidden, and cannot be told from it. */
  | { indicator: string; reason: 'no_count' }
  /** Not whole numbers, in these sectors (police codes). */
  | { indicator: string; reason: 'not_whole'; sectors: string[] }
  /** It should repeat the other, but has other values in these sectors. */
  | { indicator: string; reason: 'differs_from_repeated'; repeated: string; sectors: string[] }
  /** Beside these, it would tell others that are not published: choose all of them, or fewer. */
  | { indicator: string; reason: 'tells_unchosen'; beside: string[]; unchosen: string[] }
  /** A sum of a group over all sectors, some of which have no such figure. */
  | { group: string; reason: 'gaps' };
