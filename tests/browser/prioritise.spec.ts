import { account, expect, expectAccessible, test } from './site.ts';
import { openPanel, openScreen, panel } from './workshop.ts';

const planner = () => account('planner', 'soyapango');

test.describe('a planner of Soyapango', () => {
  test('sees ranks with their uncertainty before deciding anything', async ({ page }) => {
    await openScreen(page, planner());
    await expect(page.getByRole('button', { name: 'Empezar un escenario' })).toBeVisible();
    await expect(
      panel(page).getByRole('button', { name: /1-1 Zona Campanera 0.4946/ }),
    ).toBeVisible();
    await expect(panel(page)).toContainText('5 sectores quedan fuera del orden');
    await openPanel(page, 'Certeza');
    await expect(panel(page)).toContainText('no se puede distinguir');
    await expectAccessible(page);
  });

  test('colours the map by an indicator, and sees several, and two against each other', async ({
    page,
  }) => {
    await openScreen(page, planner());
    await page.getByLabel('Colorear por').selectOption({ label: 'Hurtos' });
    await expect(page).toHaveURL(/colour=theft/);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Mapas pequeños' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Dispersión' }).click();
    await expectAccessible(page);
  });
});
