import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './site.ts';

/** A sector in the list; with a script it opens its card. */
const listed = (page: Page, name: string) =>
  page.locator('summary').filter({ hasText: name }).first();

/** Waits until the page's script has taken it over. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('.edition.live')).toBeVisible();
}

test.describe('a neighbour reads the published map', () => {
  test('finds the phase of Campanera on the first screen', async ({ page, isMobile }) => {
    await open(page, '/soyapango');
    await expect(page.getByRole('heading', { level: 1, name: 'Soyapango' })).toBeVisible();
    await expect(page.getByText('Edición 1').first()).toBeVisible();
    await expect(
      page.getByText('Límites ilustrativos, no oficiales').filter({ visible: true }).first(),
    ).toBeInViewport();

    const legend = page.getByRole('region', { name: 'Leyenda' });
    await expect(legend).toBeInViewport({ ratio: 1 });
    await expect(legend.getByRole('listitem')).toHaveText([
      /Acción inmediata\s*4/,
      /Segunda etapa\s*5/,
      /no indicada\s*6/,
    ]);
    const campanera = listed(page, 'Zona Campanera');
    await expect(campanera).toBeInViewport();

    await campanera.click();
    const card = page.getByRole('region', { name: 'Zona Campanera' });
    await expect(card).toContainText('Fase 1 · Acción inmediata');
    await expect(card).toContainText('160-001-1');
    await expect(card).toContainText('Límites ilustrativos');
    await expect(card).toBeInViewport();
    if (isMobile) {
      // The card covers the lower part only: the sector stays in sight above it.
      const top = (await card.boundingBox())?.y ?? 0;
      expect(top).toBeGreaterThan(844 * 0.5);
    }
  });

  test('opens a sector on the map, by pointer and by keyboard, and closes it', async ({ page }) => {
    await open(page, '/soyapango');
    const sector = page.getByRole('option', { name: /^11-1, Zona Plaza Mundo/ });
    await sector.click();
    const card = page.getByRole('region', { name: 'Zona Plaza Mundo' });
    await expect(card).toBeVisible();
    await expect(page).toHaveURL(/\?sector=160-011-1$/);
    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();
    await expect(page).toHaveURL(/\/soyapango$/);

    await sector.focus();
    await page.keyboard.press('Enter');
    await expect(card).toBeVisible();
    await card.getByRole('button', { name: 'Cerrar' }).click();
    await expect(card).toBeHidden();
    await expect(sector).toBeFocused();
  });

  test('walks over the map with the arrow keys', async ({ page }) => {
    await open(page, '/soyapango');
    const start = page.getByRole('option', { name: /^1-1, Zona Campanera/ });
    await start.focus();
    const seen = new Set<string>();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
      await page.keyboard.press(key);
      seen.add((await page.locator(':focus').getAttribute('aria-label')) ?? '');
    }
    expect(seen.size).toBeGreaterThanOrEqual(3);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Cerrar' })).toBeVisible();
  });

  test('goes back to close the card', async ({ page }) => {
    await open(page, '/soyapango');
    await listed(page, 'Monte María').click();
    const card = page.getByRole('region', { name: 'Monte María' });
    await expect(card).toBeVisible();
    await page.goBack();
    await expect(card).toBeHidden();
    await expect(page).toHaveURL(/\/soyapango$/);
  });

  test('opens a copied link in the other language, at the same sector', async ({ page }) => {
    await open(page, '/soyapango/1?sector=160-008-1');
    const card = page.getByRole('region', { name: /Prados de Valencia 4/ });
    await expect(card).toContainText('Fase 2');
    await expect(card).toContainText('Venecia');
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(/\/en\/soyapango\/1\.html\?sector=160-008-1$/);
    await expect(card).toContainText('Phase 2');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.reload();
    await expect(card).toContainText('Phase 2');
    await expect(
      page.getByText('Illustrative boundaries, not official').filter({ visible: true }).first(),
    ).toBeVisible();
  });

  test('reads what is not stated as not stated', async ({ page }) => {
    await open(page, '/soyapango?sector=160-002-1');
    const card = page.getByRole('region', { name: 'Sector 2-1' });
    await expect(card).toContainText('Fase no indicada');
    await expect(card).toContainText('La fuente no nombra lugares');
    // A card that a link opens pushes nothing away that was being read.
    expect(await layoutShift(page)).toBeLessThan(0.02);
  });

  test('shows the simple map and says why where WebGL2 is missing', async ({ page }) => {
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await open(page, '/soyapango');
    await page.getByRole('button', { name: 'Mapa interactivo' }).click();
    await expect(page.getByText('falta WebGL2')).toBeVisible();
    await expect(page.getByRole('option', { name: /^1-1, Zona Campanera/ })).toBeVisible();
  });

  test('is told what to do where there is no map or no page', async ({ page }) => {
    await page.goto('/mejicanos');
    await expect(
      page.getByRole('heading', { name: /Mejicanos aún no tiene un mapa/ }),
    ).toBeVisible();
    await expectAccessible(page);
    await page.goto('/soyapango/99');
    await expect(page.getByRole('heading', { name: '¿Buscaba uno de estos?' })).toBeVisible();
    await page.getByRole('link', { name: 'Soyapango' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Soyapango' })).toBeVisible();
    const answer = await page.goto('/una/direccion/rara');
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'Esta página no existe' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Ver todos los municipios' }).click();
    await expect(page.getByRole('region', { name: 'El plan en cifras' })).toBeVisible();
  });

  test('keeps the map when the network goes, and recovers by itself', async ({ page, context }) => {
    await open(page, '/soyapango');
    const campanera = listed(page, 'Zona Campanera');
    await expect(campanera).toBeVisible();
    await context.setOffline(true);
    await expect(page.getByText('puede no ser la edición más reciente')).toBeVisible();
    await campanera.click();
    await expect(page.getByRole('region', { name: 'Zona Campanera' })).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText('puede no ser la edición más reciente')).toBeHidden();
    await expect(page.getByRole('region', { name: 'Zona Campanera' })).toBeVisible();
  });
});

/** What moved on the page by itself since it was opened. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            sum += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => {
          resolve(sum);
        }, 200);
      }),
  );
}

test.describe('the overview', () => {
  test('shows ten municipalities, which have a map, and the plan in figures', async ({
    page,
    context,
  }) => {
    await page.goto('/');
    const list = page.getByRole('region', { name: 'Municipios de la fase nacional I' });
    await expect(list.getByRole('listitem')).toHaveCount(10);
    await expect(list.getByText('Sin mapa aún')).toHaveCount(9);
    await expect(page.getByRole('region', { name: 'El plan en cifras' })).toContainText('81');
    await context.setOffline(true);
    await expect(page.getByText('puede no ser lo más reciente')).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText('puede no ser lo más reciente')).toBeHidden();
    await list.getByRole('link', { name: 'Soyapango' }).click();
    await expect(page).toHaveURL(/\/soyapango\.html$/);
    await expect(page.getByRole('heading', { level: 1, name: 'Soyapango' })).toBeVisible();
  });
});

for (const scheme of ['light', 'dark'] as const) {
  for (const [address, ready] of [
    ['/', 'Soyapango'],
    ['/soyapango', 'Zona Campanera'],
    ['/en/soyapango', 'Zona Campanera'],
    ['/soyapango?sector=160-001-1', 'Zona Campanera'],
    ['/sign-in', 'Entrar'],
  ] as const) {
    test(`axe finds nothing at ${address} (${scheme})`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.goto(address);
      await expect(page.getByText(ready).filter({ visible: true }).first()).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('nothing is cut off at twice the text size or on a narrow screen', async ({ page }) => {
  for (const [width, height] of [
    [640, 400],
    [320, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const address of ['/', '/soyapango', '/sign-in']) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const excess = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(excess, `${address} at ${width} px scrolls sideways`).toBeLessThanOrEqual(0);
    }
  }
});
