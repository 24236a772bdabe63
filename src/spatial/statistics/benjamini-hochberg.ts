/**
 * P-values adjusted for the false discovery rate: an adjusted value of at most q marks findings of
 * which no more than a share q is expected to be chance. NaN (not tested) stays NaN and does not
 * count as a test.
 *
 * Source: Y. Benjamini and Y. Hochberg, J. R. Stat. Soc. B 57, 1995; for maps M. Caldas de Castro
 * and B. H. Singer, Geographical Analysis 38, 2006.
 */
export function benjaminiHochberg(p: Float64Array): Float64Array {
  const order = [...p.keys()].filter((i) => !Number.isNaN(p[i]));
  order.sort((a, b) => (p[b] as number) - (p[a] as number));
  const adjusted = new Float64Array(p.length).fill(NaN);
  let least = 1;
  order.forEach((i, fromTop) => {
    least = Math.min(least, ((p[i] as number) * order.length) / (order.length - fromTop));
    adjusted[i] = least;
  });
  return adjusted;
}
