export type ScaleBar = { text: string; width: number };

/** The longest round distance (1, 2 or 5 times a power of ten) whose bar is no wider than `room` pixels. */
export function scaleBar(pixelsPerMetre: number, room: number): ScaleBar {
  const most = room / pixelsPerMetre;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((factor) => factor * power <= most) ?? 1) * power;
  return {
    text: metres >= 1000 ? `${metres / 1000} km` : `${metres} m`,
    width: metres * pixelsPerMetre,
  };
}
