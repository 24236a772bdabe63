/** Outlines on a square of 20, drawn with a stroke. */
export const icons = {
  search: 'M9 15a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM13.5 13.5 18 18',
  close: 'M5 5l10 10M15 5 5 15',
  up: 'M5 12.5 10 7.5l5 5',
  down: 'M5 7.5l5 5 5-5',
};

export type IconName = keyof typeof icons;
