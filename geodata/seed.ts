import type { Edition } from './edition.ts';
import type { OutlinedMunicipality } from './municipalities.ts';
import type { TableRow } from './presentation.ts';
import {
  componentRow,
  indicatorGroupRow,
  indicatorRow,
  indicatorSumRow,
  municipalityRow,
  phaseRow,
  publicationRow,
  sectorRow,
} from './seed-rows.ts';
import type { DrawnSector } from './soyapango.ts';
import type { Definitions } from './sources.ts';
import { insert, insertForSectors, number, text } from './sql.ts';

const observationSource =
  'Presentación «El Salvador Seguro» (sin fecha; talleres de agosto de 2015), ' +
  'tabla de indicadores por sector; periodo no indicado';

export type SeedContent = {
  definitions: Definitions;
  municipalities: OutlinedMunicipality[];
  sectors: DrawnSector[];
  tableRows: TableRow[];
  edition: Edition;
};

/** Plain SQL for an empty database after all migrations; needs no search path. */
export function seedSql(content: SeedContent): string {
  const { definitions, municipalities, sectors, edition } = content;
  return [
    '-- Made by `npm run geodata` from geodata/sources. Do not edit: change the sources.\n' +
      '-- For an empty database after all migrations; run it in one transaction.\n',
    insert('municipalities', municipalities.map(municipalityRow)),
    insert('phases', definitions.phases.map(phaseRow)),
    insert('indicator_groups', definitions.indicatorGroups.map(indicatorGroupRow)),
    insert('indicators', definitions.indicators.map(indicatorRow)),
    insert('indicator_sums', definitions.indicatorSums.map(indicatorSumRow)),
    insert('sectors', sectors.map(sectorRow)),
    assignments(edition.municipalityId, sectors),
    observations(edition.municipalityId, content.tableRows),
    insert('components', definitions.components.map(componentRow)),
    insert('publications', [publicationRow(edition)]),
  ].join('\n');
}

function assignments(municipalityId: string, sectors: DrawnSector[]): string {
  const rows = sectors
    .filter(({ phase }) => phase !== null)
    .map((sector) => ({
      ppd_code: text(sector.ppdCode),
      phase: number(sector.phase),
      source: text(sector.phaseSource),
      note: text(sector.phaseNote),
    }));
  return insertForSectors('assignments', municipalityId, rows, {});
}

/** Sectors outside the table get no rows: nothing was observed, which is not zero. */
function observations(municipalityId: string, table: TableRow[]): string {
  const rows = table.flatMap(({ ppdCode, counts }) =>
    [...counts].map(([key, value]) => ({
      ppd_code: text(ppdCode),
      indicator_key: text(key),
      value: number(value),
    })),
  );
  return insertForSectors('observations', municipalityId, rows, {
    source: text(observationSource),
  });
}
