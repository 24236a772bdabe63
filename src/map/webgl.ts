/** MapLibre needs WebGL2; old phones, remote desktops and locked-down offices lack it. */
export function hasWebGl2(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}
