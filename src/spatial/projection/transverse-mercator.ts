import { ECCENTRICITY, FLATTENING, RADIANS, SEMI_MAJOR } from './ellipsoid.ts';

/**
 * EPSG:32616, WGS 84 / UTM zone 16N: the local metres of this project. El Salvador lies between
 * 87.6 and 90.2 degrees west, so distances are within 0.1 % of the ground and directions true to a
 * fraction of a degree.
 *
 * Krüger's series in the third flattening to the fourth order (C. F. F. Karney, Transverse Mercator
 * with an accuracy of a few nanometers, J. Geodesy 85, 2011, equations 7 to 36), good to under a
 * micrometre within 3000 km of the central meridian.
 */
export const CENTRAL_MERIDIAN = -87;
const SCALE = 0.9996;
const FALSE_EASTING = 500_000;

const n = FLATTENING / (2 - FLATTENING);
const RADIUS = (SEMI_MAJOR / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
const FORWARD = [
  n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3 + (41 / 180) * n ** 4,
  (13 / 48) * n ** 2 - (3 / 5) * n ** 3 + (557 / 1440) * n ** 4,
  (61 / 240) * n ** 3 - (103 / 140) * n ** 4,
  (49561 / 161280) * n ** 4,
];
const INVERSE = [
  n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3 - (1 / 360) * n ** 4,
  (1 / 48) * n ** 2 + (1 / 15) * n ** 3 - (437 / 1440) * n ** 4,
  (17 / 480) * n ** 3 - (37 / 840) * n ** 4,
  (4397 / 161280) * n ** 4,
];

/** Metres east (with 500 km added) and north of the equator on the central meridian. */
export function toMetres(longitude: number, latitude: number): [number, number] {
  const lambda = (longitude - CENTRAL_MERIDIAN) * RADIANS;
  const tau = Math.tan(latitude * RADIANS);
  const conformal = conformalTangent(tau);
  const xi = Math.atan2(conformal, Math.cos(lambda));
  const eta = Math.asinh(Math.sin(lambda) / Math.hypot(conformal, Math.cos(lambda)));
  const [dXi, dEta] = sineSeries(FORWARD, xi, eta);
  return [FALSE_EASTING + SCALE * RADIUS * (eta + dEta), SCALE * RADIUS * (xi + dXi)];
}

/** Longitude and latitude in degrees. */
export function toDegrees(easting: number, northing: number): [number, number] {
  const xi0 = northing / (SCALE * RADIUS);
  const eta0 = (easting - FALSE_EASTING) / (SCALE * RADIUS);
  const [dXi, dEta] = sineSeries(INVERSE, xi0, eta0);
  const xi = xi0 - dXi;
  const eta = eta0 - dEta;
  const conformal = Math.sin(xi) / Math.hypot(Math.sinh(eta), Math.cos(xi));
  const lambda = Math.atan2(Math.sinh(eta), Math.cos(xi));
  return [CENTRAL_MERIDIAN + lambda / RADIANS, Math.atan(geographicTangent(conformal)) / RADIANS];
}

/** Real and imaginary part of the sum of c[k] sin(2k(xi + i eta)), by Clenshaw's recurrence. */
function sineSeries(c: readonly number[], xi: number, eta: number): [number, number] {
  const sine = Math.sin(2 * xi);
  const cosine = Math.cos(2 * xi);
  const sinh = Math.sinh(2 * eta);
  const cosh = Math.cosh(2 * eta);
  const ar = 2 * cosine * cosh;
  const ai = -2 * sine * sinh;
  let [b1r, b1i, b2r, b2i] = [0, 0, 0, 0];
  for (let k = c.length - 1; k >= 0; k--) {
    const br = (c[k] as number) + ar * b1r - ai * b1i - b2r;
    const bi = ar * b1i + ai * b1r - b2i;
    b2r = b1r;
    b2i = b1i;
    b1r = br;
    b1i = bi;
  }
  return [b1r * sine * cosh - b1i * cosine * sinh, b1r * cosine * sinh + b1i * sine * cosh];
}

/** Tangent of the conformal latitude from that of the geographic one. */
function conformalTangent(tau: number): number {
  const secant = Math.hypot(1, tau);
  const sigma = Math.sinh(ECCENTRICITY * Math.atanh((ECCENTRICITY * tau) / secant));
  return tau * Math.hypot(1, sigma) - sigma * secant;
}

/** The inverse of `conformalTangent`, by Newton's method. */
function geographicTangent(conformal: number): number {
  const squared = 1 - ECCENTRICITY ** 2;
  let tau = conformal;
  for (let i = 0; i < 4; i++) {
    const reached = conformalTangent(tau);
    tau +=
      (((conformal - reached) / Math.hypot(1, reached)) * (1 + squared * tau ** 2)) /
      (squared * Math.hypot(1, tau));
  }
  return tau;
}

/** Columns of longitudes and latitudes as columns of metres. */
export function columnsToMetres(
  longitudes: Float64Array,
  latitudes: Float64Array,
): { x: Float64Array; y: Float64Array } {
  const x = new Float64Array(longitudes.length);
  const y = new Float64Array(longitudes.length);
  for (let i = 0; i < x.length; i++) {
    const metres = toMetres(longitudes[i] as number, latitudes[i] as number);
    x[i] = metres[0];
    y[i] = metres[1];
  }
  return { x, y };
}
