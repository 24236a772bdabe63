/** What the server makes the public site with, built into one module of its own. */
export { makeEditionPage } from '../../domain/publication/make-edition-page.ts';
export { publicationCsv } from '../../domain/publication/publication-csv.ts';
export { publicationGeoJson } from '../../domain/publication/publication-geojson.ts';
export { default as publicationJsonSchema } from '../../domain/publication/publication-1.schema.json?raw';
export { standaloneSvg } from '../../features/read/takeaway/drawing/standalone-svg.ts';
export { simplifyForScreen } from '../../spatial/simplify/simplify-for-screen.ts';
export { feedOf } from './feed.ts';
export { renderPage } from './render.ts';
