/** The WGS84 ellipsoid: semi-major axis in metres, flattening, and what follows from them. */
export const SEMI_MAJOR = 6378137;
export const FLATTENING = 1 / 298.257223563;
export const ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));
export const RADIANS = Math.PI / 180;
