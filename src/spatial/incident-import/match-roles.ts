import { foldName } from '../../domain/table-import/fold.ts';
import { cellText, isWordless, type Grid } from '../../domain/table-import/grid.ts';
import { TableRefusal } from '../../domain/table-import/refusal.ts';
import type { ColumnRole, IncidentChoices } from './incident-import.ts';

/** Folded headings, best first: of several columns that could be one thing, the best is. */
const headingsOf: Record<ColumnRole, string> = {
  id: 'id uuid incidentid idhecho idincidente codigohecho numerodecaso numerocaso nºdecaso nºcaso ndecaso nodecaso ncaso nocaso caso numerodeexpediente numeroexpediente nexpediente expediente numerodedenuncia ndedenuncia nodedenuncia folio casenumber caseno casereference referencia',
  date: 'occurredat fechahora fechayhora fechahoradelhecho datetime fechadelhecho fechahecho fechaocurrencia fecha date day dia fechadia mes month',
  time: 'horadelhecho horahecho horaocurrencia hora time hour',
  x: 'geometryx longitude longitud lon lng long coordenadax coordx x easting este utmeste utmx',
  y: 'geometryy latitude latitud lat coordenaday coordy y northing norte utmnorte utmy',
  offence:
    'indicator indicatorkey indicador delito delitos tipodedelito tipodelito hecho tipodehecho tipohecho offence offense crime kind tipo clase codigodelito coddelito',
  synthetic: 'synthetic sintetico',
};
const roles = Object.keys(headingsOf) as ColumnRole[];
const rankOf = new Map(
  roles.map((role) => [
    role,
    new Map(headingsOf[role].split(' ').map((heading, rank) => [heading, rank])),
  ]),
);
const searchedRows = 40;

/**
 * The row of the headings: of the first rows the one with most known headings, else the first with
 * two cells or more.
 *
 * @throws {TableRefusal} `empty`, `no-headings`, `only-headings`
 */
export function findIncidentHeadings(grid: Grid): number {
  const known = grid
    .slice(0, searchedRows)
    .map((cells) =>
      cells.filter((cell) => roles.some((role) => rank(role, cellText(cell)) !== null)),
    );
  const most = Math.max(0, ...known.map(({ length }) => length));
  const row =
    most > 1
      ? known.findIndex(({ length }) => length === most)
      : grid.findIndex((cells) => cells.filter((cell) => !isWordless(cell)).length > 1);
  if (grid.every((cells) => cells.every(isWordless))) throw new TableRefusal({ kind: 'empty' });
  if (row < 0) throw new TableRefusal({ kind: 'no-headings' });
  if (grid.slice(row + 1).every((cells) => cells.every(isWordless))) {
    throw new TableRefusal({ kind: 'only-headings' });
  }
  return row;
}

/** What each column holds, null where it is not used; each role stands once at most. */
export function matchRoles(
  headings: readonly string[],
  chosen: IncidentChoices['columns'],
): (ColumnRole | null)[] {
  const taken = new Map<number, ColumnRole | 'ignore'>();
  for (const [column, role] of chosen) taken.set(column, role);
  for (const role of roles) {
    if ([...chosen.values()].includes(role)) continue;
    let best: { column: number; rank: number } | null = null;
    for (const [column, heading] of headings.entries()) {
      const found = taken.has(column) ? null : rank(role, heading);
      if (found !== null && (best === null || found < best.rank)) best = { column, rank: found };
    }
    if (best) taken.set(best.column, role);
  }
  return headings.map((_, column) => {
    const role = taken.get(column);
    return role === undefined || role === 'ignore' ? null : role;
  });
}

function rank(role: ColumnRole, heading: string): number | null {
  return rankOf.get(role)?.get(foldName(heading)) ?? null;
}
