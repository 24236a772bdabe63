import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, signIn, type TestAccount } from './site.ts';

/** The demonstration incidents of 2015, which a new installation brings in. */
export const all = '381 hechos';

export async function openHotspots(page: Page, who: TestAccount, query = ''): Promise<void> {
  await page.goto(`/hotspots/soyapango${query}`);
  await signIn(page, who);
  await expect(page.getByRole('heading', { level: 1, name: /Zonas calientes/ })).toBeVisible();
}

export const filters = (page: Page) => page.getByRole('group', { name: 'Filtros y acciones' });
export const report = (page: Page) => page.getByRole('region', { name: 'Lectura del mapa' });

/** Longitude and latitude of the demonstration incidents, as they stand in the repository. */
export async function demonstrationPlaces(): Promise<[longitude: number, latitude: number][]> {
  const text = await readFile('geodata/results/demo-incidents.csv', 'utf8');
  const [head = '', ...rows] = text.trim().split('\n');
  const [lon, lat] = ['lon', 'lat'].map((name) => head.split(',').indexOf(name));
  return rows.map((row) => {
    const cells = row.split(',');
    return [Number(cells[lon ?? -1]), Number(cells[lat ?? -1])];
  });
}

/** Opens the window for importing and gives it a table as a file. */
export async function giveTable(page: Page, name: string, rows: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Datos', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Importar hechos' }).click();
  const buffer = Buffer.from(`${rows.join('\n')}\n`);
  await page.getByLabel('Elegir un archivo').setInputFiles({ name, mimeType: 'text/csv', buffer });
}
