/** How the map stands while it is drawn. */
export type OverlayView = {
  /** From pixels of the world to clip space, column by column. */
  matrix: ArrayLike<number>;
  /** CSS pixels around the world. */
  worldSize: number;
  /** Pixels of the screen for one CSS pixel. */
  ratio: number;
  /** Below 1 where a basemap shall show through. */
  opacity: number;
};
