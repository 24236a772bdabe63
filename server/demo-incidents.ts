import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Database } from './database.ts';
import { demoIncidentsFile } from './paths.ts';

const municipalityId = 'soyapango';
/** Of this import alone, so that a later start brings nothing in twice, nor again what was undone. */
const importId = '5b0f0c8e-3a55-4f0e-8f7f-0c7f4a1a2c9d';

type Row = { id: string; indicator: string; occurred_at: string; lon: string; lat: string };

/**
 * Brings the demonstration incidents in, once, in the name of the demo account of the police: they
 * are invented, say so, and can be undone as any other import. Without their file, or without that
 * account, there are none.
 */
export async function ensureDemoIncidents(
  database: Database,
  log: (line: string) => void,
): Promise<void> {
  const [police] = await database.query(
    `select u.id::text as id from auth.users u join public.user_roles r on r.user_id = u.id
     where u.raw_app_meta_data ->> 'demo' = 'true' and r.role = 'police' and r.municipality_id = $1
       and not exists (select from public.incident_imports m
         where m.municipality_id = $1 and m.id = $2::text::uuid)`,
    [municipalityId, importId],
  );
  const content = police && (await readContent());
  if (!police || content === undefined) return;
  await database.transaction(async (session) => {
    await session.query(`select set_config('request.jwt.claim.sub', $1, true)`, [
      String(police.id),
    ]);
    await session.query('select public.import_incidents($1)', [content]);
  });
  log('Demonstration incidents, all of them invented, were brought in.');
}

async function readContent(): Promise<string | undefined> {
  let text: string;
  try {
    text = await readFile(demoIncidentsFile, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const { data } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  const indicators = [...new Set(data.map(({ indicator }) => indicator))];
  const rows = data.map(({ id, indicator, occurred_at, lon, lat }) => {
    const place = [Number(lon), Number(lat)];
    return [id, indicators.indexOf(indicator), occurred_at, 'minute', ...place];
  });
  const about = {
    source: 'Datos de demostración, inventados',
    fileName: 'demo-incidents.csv',
    synthetic: true,
  };
  return JSON.stringify({ municipalityId, id: importId, ...about, indicators, rows });
}
