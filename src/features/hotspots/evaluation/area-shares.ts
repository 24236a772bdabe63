/** Shares of the surface at which maps are drawn, and those that a person can choose between. */
export const areaShares = [
  0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5,
] as const;
export const offeredShares = [0.05, 0.1, 0.2] as const;
