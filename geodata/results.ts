import type { Feature } from 'geojson';
import { demoIncidentsCsv, drawDemoIncidents, type DemoIncident } from './demo-incidents.ts';
import { makeEdition, type Edition } from './edition.ts';
import {
  outlineMunicipalities,
  shareCorners,
  type OutlinedMunicipality,
} from './municipalities.ts';
import { readIndicatorTable } from './presentation.ts';
import { seedSql } from './seed.ts';
import { drawSectors, type DrawnSector } from './soyapango.ts';
import { readDefinitions } from './sources.ts';

const soyapangoId = 'soyapango';

export type Results = {
  municipalities: OutlinedMunicipality[];
  sectors: DrawnSector[];
  edition: Edition;
  /** Invented; the seed leaves them out. */
  demoIncidents: DemoIncident[];
  /** Text by path from the project's folder. */
  files: Map<string, string>;
};

/** Everything that `npm run geodata` makes, in memory. The same sources give the same bytes. */
export function makeResults(): Results {
  const definitions = readDefinitions();
  const outlined = outlineMunicipalities(definitions);
  const soyapango = outlined.find(({ id }) => id === soyapangoId);
  if (!soyapango) throw new Error('Soyapango is not among the municipalities.');
  const { outline, sectors } = drawSectors(soyapango, definitions.sectors);
  const municipalities = shareCorners(
    outlined.map((municipality) =>
      municipality === soyapango ? { ...municipality, outline } : municipality,
    ),
  );
  const edition = makeEdition(definitions, soyapango, sectors);
  const { rows: tableRows } = readIndicatorTable();
  const seed = seedSql({ definitions, municipalities, sectors, tableRows, edition });
  const demoIncidents = drawDemoIncidents(tableRows, sectors, definitions.indicators);
  const files = new Map([
    [
      'geodata/results/municipalities.geojson',
      featureLines(municipalities.map(municipalityFeature)),
    ],
    ['geodata/results/soyapango-sectors.geojson', featureLines(sectors.map(sectorFeature))],
    [`geodata/results/soyapango-${edition.edition}.json`, edition.content],
    ['geodata/results/demo-incidents.csv', demoIncidentsCsv(demoIncidents)],
    ['supabase/seed.sql', seed],
  ]);
  return { municipalities, sectors, edition, demoIncidents, files };
}

/** A feature collection with one feature to a line, which reads well in a comparison. */
function featureLines(features: Feature[]): string {
  const lines = features.map((feature) => JSON.stringify(feature));
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}

function municipalityFeature({ outline, ...properties }: OutlinedMunicipality): Feature {
  return { type: 'Feature', properties, geometry: outline };
}

function sectorFeature({ geometry, ...properties }: DrawnSector): Feature {
  return { type: 'Feature', properties, geometry };
}
