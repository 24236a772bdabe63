import type { Page } from '@playwright/test';
import { square } from '../database/rows.ts';
import { apiClient } from '../fixtures/api-client.ts';
import { accountOf, type RunningServer } from '../fixtures/server-process.ts';
import type { Area } from '../../src/domain/territory.ts';
import {
  countByCell,
  getisOrdGiStar,
  gridNeighbours,
  hexagonalGrid,
  isRefusal,
} from '../../src/spatial/index.ts';
import { all, demonstrationPlaces, filters, giveTable, openHotspots, report } from './hotspots.ts';
import { account, expect, test as siteTest } from './site.ts';
import { test } from './workshop.ts';

const imports = (page: Page) => page.getByRole('dialog', { name: 'Importaciones de hechos' });

async function openImports(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Datos', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Importaciones hechas' }).click();
}

/** As a planner, who alone draws sectors. */
async function drawSector(server: RunningServer): Promise<void> {
  const api = await apiClient(server);
  const planner = await api.tokenOf(accountOf(server, 'planner', 'soyapango'));
  const added = await api.post(
    '/rest/v1/sectors',
    {
      ...{ municipality_id: 'soyapango', ppd_code: '160-009-1', map_label: '9-1', name: null },
      ...{ geometry: square(-89.14, 13.7), geometry_status: 'illustrative' },
      geometry_source: 'Fixture',
    },
    planner,
  );
  expect(added.status).toBe(201);
}

test('an analyst goes from a month of incidents to the brief, and takes them back', async ({
  page,
  server,
}) => {
  const analyst = accountOf(server, 'police', 'soyapango');
  const places = await demonstrationPlaces();
  // Every tenth place once, and 36 evenings in nine neighbouring places.
  const [longitude, latitude] = places[0] ?? [NaN, NaN];
  const spread = places
    .filter((_, at) => at % 10 === 0)
    .map(([x, y], at) => `${(at % 31) + 1}/01/2016,${8 + (at % 9)}:15,${x},${y},Hurtos`);
  const evenings = Array.from({ length: 36 }, (_, at) => {
    const x = longitude + ((at % 3) - 1) * 0.004;
    const y = latitude + ((Math.floor(at / 3) % 3) - 1) * 0.004;
    return `${(at % 31) + 1}/01/2016,${20 + (at % 3)}:40,${x.toFixed(6)},${y.toFixed(6)},ROB-01`;
  });
  const kept = [...spread, ...evenings];
  const aside = [
    '14/01/2016,09:00,-89.218200,13.692900,Hurtos',
    '15/01/2016,10:00,,,Hurtos',
    '16/01/2096,11:00,-89.138421,13.707482,Hurtos',
    kept[0] ?? '',
  ];

  await openHotspots(page, analyst);
  await expect(page.getByText(all, { exact: true })).toBeVisible();
  await giveTable(page, 'enero-2016.csv', [
    'Fecha,Hora,Longitud,Latitud,Delito',
    ...kept,
    ...aside,
  ]);
  const dialog = page.getByRole('dialog', { name: 'Importar hechos' });
  // A code that nobody has matched yet is asked for once.
  await dialog.getByLabel('«ROB-01» · 36 filas').selectOption('Hurtos agravados');
  await dialog.getByLabel('Fuente').fill('PNC, delegación de Soyapango, enero de 2016');
  await expect(dialog.getByText(`${kept.length} hechos entran`)).toBeVisible();
  await expect(dialog.getByText('4 filas quedan apartadas')).toBeVisible();
  const left = dialog.getByRole('region', { name: 'Filas apartadas, con su motivo' });
  for (const why of ['Fuera del municipio', 'Sin lugar', 'En el futuro', 'Igual a otra: fila 2']) {
    await expect(left.getByRole('cell', { name: why })).toHaveCount(1);
  }
  await dialog.getByRole('button', { name: `Importar ${kept.length} hechos` }).click();
  await expect(dialog.getByText(`Se importaron ${kept.length} hechos.`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Ver el mapa' }).click();
  await expect(page.getByText(`${381 + kept.length} hechos`, { exact: true })).toBeVisible();
  await expect(page.getByText('381 son sintéticos, de demostración')).toBeVisible();

  await filters(page)
    .getByRole('button', { name: /^Periodo/ })
    .click();
  await page.getByRole('button', { name: 'Último mes' }).click();
  await page.keyboard.press('Escape');
  await expect(report(page)).toContainText(`${kept.length} hechos`);
  await expect(report(page)).toContainText('1 de enero de 2016');
  await expect(report(page)).toContainText(/\d+ de \d+ celdas son calientes al 95/);

  await page.getByRole('tab', { name: 'Zonas' }).click();
  await page
    .getByRole('button', { name: /Zona 1\./ })
    .first()
    .click();
  await expect(
    page.getByText(/De 20:00 a 23:00: \d+ de \d+ hechos con hora conocida/),
  ).toBeVisible();

  await page.getByRole('tab', { name: 'Cambio' }).click();
  await expect(page.getByRole('radio', { name: /^El periodo anterior/ })).toBeChecked();
  const totals = page.getByRole('region', { name: 'En total' });
  await expect(totals).toContainText(/Antes\s*28\s*31 días/);
  await expect(totals).toContainText(new RegExp(`Después\\s*${kept.length}\\s*31 días`));

  await page.getByRole('tab', { name: 'Acierto' }).click();
  await expect(page.getByText(/del área donde hubo más hechos antes reunió el/)).toBeVisible();
  await expect(page.getByRole('table', { name: /Los tres mapas/ }).first()).toBeVisible();

  await page.getByRole('button', { name: 'Informe para la patrulla' }).click();
  const brief = page.getByRole('dialog', { name: 'Informe' });
  const sheet = brief.getByRole('region', { name: 'Vista previa del informe' });
  await expect(sheet).toContainText('Restringido · uso policial');
  await expect(sheet).toContainText(`Hecho por ${analyst.email} el `);
  await expect(sheet).toContainText('celdas son calientes al 95');
  await expect(brief.getByRole('button', { name: /^Imprimir/ })).toBeEnabled();
  const saved = page.waitForEvent('download');
  await brief.getByRole('button', { name: 'Zonas (CSV)' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^restringido-soyapango-zonas-.*\.csv$/);
  await brief.getByRole('button', { name: 'Cerrar' }).click();

  await page.getByRole('button', { name: 'Quitar los filtros' }).first().click();
  await openImports(page);
  await imports(page)
    .getByRole('button', { name: /^Deshacer la importación «enero-2016\.csv»/ })
    .click();
  await imports(page).getByRole('button', { name: 'Sí, deshacer' }).click();
  await expect(
    imports(page).getByText(new RegExp(`se quitaron ${kept.length} hechos`)),
  ).toBeVisible();
  await imports(page).getByRole('button', { name: 'Cerrar' }).click();
  await expect(page.getByText(all, { exact: true })).toBeVisible();

  await drawSector(server);
  await page.reload();
  await page.getByRole('button', { name: 'Revisar y confirmar' }).click();
  const drawn = page.getByRole('dialog', { name: 'Sectores dibujados de nuevo en Soyapango' });
  await expect(drawn.getByRole('row', { name: /9-1 agregado/ })).toBeVisible();
  await drawn.getByRole('button', { name: 'Confirmar los sectores' }).click();
  await expect(page.getByText('Los sectores están confirmados')).toBeVisible();
});

test('an import goes on where the connection dropped, and brings nothing in twice', async ({
  page,
  context,
  server,
}) => {
  // More than one request carries.
  const total = 20_010;
  const places = await demonstrationPlaces();
  const start = Date.UTC(2016, 0, 1);
  const rows = Array.from({ length: total }, (_, at) => {
    const [x, y] = places[at % places.length] ?? [];
    const when = new Date(start + at * 60_000).toISOString().slice(0, 16).replace('T', ' ');
    return `${when},${x},${y},Hurtos`;
  });
  await openHotspots(page, accountOf(server, 'police', 'soyapango'));
  await expect(page.getByText(all, { exact: true })).toBeVisible();
  await giveTable(page, 'dos-semanas.csv', ['Fecha,Longitud,Latitud,Delito', ...rows]);
  const dialog = page.getByRole('dialog', { name: 'Importar hechos' });
  await dialog.getByLabel('Fuente').fill('Prueba de la red');

  // The second part is lost on its way; then it arrives, and its answer is lost.
  const parts: number[] = [];
  await page.route('**/rpc/import_incidents', async (route) => {
    const { content } = route.request().postDataJSON() as { content: unknown };
    const { part } = (typeof content === 'string' ? JSON.parse(content) : content) as {
      part: number;
    };
    parts.push(part);
    const lost = parts.filter((each) => each === 2).length;
    if (part === 2 && lost === 1) {
      await context.setOffline(true);
      await route.abort('internetdisconnected');
    } else if (part === 2 && lost === 2) {
      await route.fetch();
      await route.abort('connectionreset');
    } else await route.continue();
  });
  await dialog.getByRole('button', { name: 'Importar 20,010 hechos' }).click();
  // The part before it is 20,000 rows.
  await expect(dialog.getByText('Se perdió la conexión')).toBeVisible({ timeout: 60_000 });
  await context.setOffline(false);
  await expect(dialog.getByText('Se importaron 20,010 hechos.')).toBeVisible({ timeout: 60_000 });
  expect(parts.filter((part) => part === 2).length).toBe(3);
  await dialog.getByRole('button', { name: 'Ver el mapa' }).click();
  await expect(page.getByText('20,391 hechos', { exact: true })).toBeVisible();
  await openImports(page);
  await expect(imports(page).getByText(/20,010 hechos nuevos/)).toHaveCount(1);
});

siteTest('what the engine finds reaches the screen unchanged', async ({ page }) => {
  const answered = page.waitForResponse((response) =>
    response.url().includes('/rest/v1/municipality_details'),
  );
  await openHotspots(page, account('police', 'soyapango'));
  const municipalities = (await (await answered).json()) as { id: string; outline: string }[];
  const outline = municipalities.find(({ id }) => id === 'soyapango')?.outline ?? '';
  await expect(report(page)).toContainText(/celdas son calientes/);
  const text = ((await report(page).textContent()) ?? '').replaceAll('\u00a0', ' ');
  const number = (pattern: RegExp) => Number(pattern.exec(text)?.[1]?.replaceAll(',', ''));

  // With the parameters that the report states, and straight from the points.
  const grid = hexagonalGrid(
    JSON.parse(outline) as Area,
    number(/hexágonos de ([\d,]+) m de centro a centro/) / Math.sqrt(3),
  );
  const places = await demonstrationPlaces();
  const { count, leftOut } = countByCell(
    grid,
    Float64Array.from(places, ([longitude]) => longitude),
    Float64Array.from(places, ([, latitude]) => latitude),
  );
  const found = getisOrdGiStar(count, gridNeighbours(grid), {
    permutations: number(/([\d,]+) permutaciones condicionales/),
    seed: number(/semilla ([\d,]+)/),
  });
  if (isRefusal(found)) throw new Error(found.detail);
  const levels = Array.from(found.adjusted, (p, cell) => {
    const level = p <= 0.01 ? 99 : p <= 0.05 ? 95 : p <= 0.1 ? 90 : 0;
    return level * Math.sign(found.z[cell] ?? 0);
  });
  const cells = (is: (level: number) => boolean) => levels.filter(is).length;
  expect(leftOut).toBe(0);
  expect(number(/corregidos por Benjamini y Hochberg para ([\d,]+) pruebas/)).toBe(grid.cells);
  const hot = cells((level) => level >= 95);
  expect(hot).toBeGreaterThan(1);
  expect(text).toContain(
    `${hot} de ${grid.cells} celdas son calientes al 95 % tras la corrección, ` +
      `${cells((level) => level === 99)} al 99 %; ${cells((level) => level <= -95)} son frías al 95 %.`,
  );

  // On the map, cell by cell with the keys, from the hottest one eastwards.
  const seen = new Set<number>();
  let last = '';
  const map = page.getByRole('application', { name: /^Mapa de zonas calientes de Soyapango/ });
  const fixed = new Intl.NumberFormat('es-SV', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const probability = new Intl.NumberFormat('es-SV', {
    minimumFractionDigits: 3,
    maximumFractionDigits: 3,
  });
  for (let step = 0; step < 5; step++) {
    await map.press('ArrowRight');
    await map.press('Enter');
    await expect.poll(() => cellInAddress(page)).not.toBe(last);
    last = cellInAddress(page);
    const [column, row] = last.split(':').map(Number);
    const cell = grid.cellAt(column ?? NaN, row ?? NaN);
    const [n, z, p] = [count[cell] ?? NaN, found.z[cell] ?? NaN, found.adjusted[cell] ?? NaN];
    const level = levels[cell] ?? NaN;
    seen.add(level);
    const words =
      level === 0
        ? 'No significativa'
        : `${level > 0 ? 'Caliente' : 'Fría'} al ${Math.abs(level)} %`;
    const said =
      `${words} · ${n} ${n === 1 ? 'hecho' : 'hechos'} · z ${fixed.format(z)} · ` +
      `p ajustada ${p < 0.001 ? '< 0.001' : probability.format(p)} · `;
    await expect(page.getByRole('status').filter({ hasText: said })).toHaveCount(1);
  }
  expect(seen.size).toBeGreaterThan(1);
});

function cellInAddress(page: Page): string {
  return new URL(page.url()).searchParams.get('cell') ?? '';
}
