export type SuggestedBandwidth = {
  metres: number;
  /** What decided: the rule, or that incidents are only known to squares of 100 m. */
  because: 'rule' | 'least';
  incidents: number;
  /** Standard distance of incidents spread evenly over a disc as large as the area, in metres. */
  spreadMetres: number;
};

/** Twice the side of the squares that are counted, whose pattern would show under a smaller one. */
export const leastBandwidth = 200;
const mostBandwidth = 5000;

/**
 * A bandwidth by Silverman's rule of thumb, 0.9 A n^(-1/5), in the form in which programs of
 * geography use it on the plane (Esri: A is the standard distance), with A of an even spread over a
 * disc as large as the study area. It does not look at where the incidents are, so that it is the
 * same for periods with equally many. Rounded to 50 m, from 200 to 5,000 m.
 *
 * It is a place to begin. The rule that is best for one normal distribution on the plane,
 * 2.78 s n^(-1/6) for this kernel, smears several concentrations into one.
 *
 * Source: B. W. Silverman, Density Estimation, 1986, equations 3.31 and 4.14; Esri, How Kernel
 * Density works (ArcGIS Pro documentation).
 *
 * @param areaM2 surface of the study area in square metres
 */
export function suggestBandwidth(incidents: number, areaM2: number): SuggestedBandwidth {
  // On a disc of radius R the mean squared distance from the centre is R^2 / 2.
  const spreadMetres = Math.sqrt(areaM2 / (2 * Math.PI));
  const rule = 0.9 * spreadMetres * Math.max(1, incidents) ** -0.2;
  const rounded = Math.min(mostBandwidth, Math.round(rule / 50) * 50);
  const metres = Math.max(leastBandwidth, rounded);
  return { metres, because: metres > rounded ? 'least' : 'rule', incidents, spreadMetres };
}
