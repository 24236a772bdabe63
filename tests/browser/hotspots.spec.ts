import type { Page } from '@playwright/test';
import { all, filters, openHotspots as openAs, report } from './hotspots.ts';
import { account, expect, expectAccessible, test } from './site.ts';

const openHotspots = (page: Page, query = '') =>
  openAs(page, account('police', 'soyapango'), query);

test.describe('an officer of Soyapango', () => {
  test('filters by kind, sector, hour and period, and an address restores it all', async ({
    page,
  }) => {
    await openHotspots(page);
    await expect(page.getByText(all, { exact: true })).toBeVisible();
    await expect(page.getByText('Todos son sintéticos, de demostración')).toBeVisible();

    await filters(page)
      .getByRole('button', { name: /^Tipos/ })
      .click();
    await page.getByRole('checkbox', { name: /^Violencia intrafamiliar/ }).check();
    await page.keyboard.press('Escape');
    const left = page.getByText(/^\d+ de 381 hechos$/);
    await expect(left).toBeVisible();
    await page.getByRole('button', { name: 'Noche' }).click();
    await expect(page).toHaveURL(/kinds=intrafamilial_violence_pnc/);
    await expect(page).toHaveURL(/hours=18-23/);
    await page.getByLabel('Sector:').selectOption('160-001-1');
    await expect(page).toHaveURL(/sector=160-001-1/);
    await filters(page)
      .getByRole('button', { name: /^Periodo/ })
      .click();
    await page.getByRole('button', { name: 'Últimos tres meses' }).click();
    await expect(page).toHaveURL(/from=2015-10-01&to=2016-01-01/);
    await page.keyboard.press('Escape');
    await expect(page.getByText(/18–24 h · .*Campanera/).first()).toBeVisible();
    await expect(page.getByRole('status').filter({ has: left })).toHaveAttribute(
      'aria-busy',
      'false',
    );
    const count = await left.textContent();

    await page.reload();
    await expect(left).toHaveText(count ?? '');
    await expect(page.getByRole('button', { name: 'Noche' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await page.getByRole('button', { name: 'Quitar los filtros' }).first().click();
    await expect(page.getByText(all, { exact: true })).toBeVisible();
    await expect(page).toHaveURL(/\/hotspots\/soyapango$/);
  });

  test('reads in words which cells are significant, and how that was computed', async ({
    page,
  }) => {
    await openHotspots(page);
    await expect(report(page)).toContainText(/\d+ de \d+ celdas son calientes al 95/);
    await expect(report(page)).toContainText('381 hechos');
    await expect(report(page)).toContainText(/permutaciones/);
    await expect(report(page)).toContainText(/sintéticos|demostración/);
    await expectAccessible(page);
  });

  test('reaches every layer', async ({ page }) => {
    await openHotspots(page);
    await expect(report(page)).toBeVisible();
    for (const [name, said] of [
      ['Densidad', 'hechos por km²'],
      ['Hechos por celda', 'La celda con más hechos tiene'],
      ['Sectores', 'Sectores con más hechos'],
    ] as const) {
      await page.getByRole('radio', { name, exact: true }).check();
      await expect(report(page)).toContainText(said);
    }
  });

  for (const [name, said] of [
    ['Cambio', 'No hay datos de ese periodo'],
    ['Acierto', 'Los tres mapas'],
  ] as const) {
    test(`reaches the panel ${name}`, async ({ page }) => {
      // All rules over all that the screen has: long on a machine that does other things too.
      test.slow();
      await openHotspots(page);
      await page.getByRole('tab', { name }).click();
      await expect(page.getByRole('tabpanel', { name })).toContainText(said);
      await expectAccessible(page);
    });
  }
});
