const begin = '<script type="application/json" id="page">';

/**
 * What a page tells: the data within its HTML; the whole where it carries none. Two versions of a
 * page with the same data say the same: a new script or style is nothing that a reader waits for.
 */
export function dataOf(html: string): string {
  const [, after] = html.split(begin);
  return after === undefined ? html : (after.split('</script>')[0] ?? '');
}
