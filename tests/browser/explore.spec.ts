import { account, expect, expectAccessible, signIn, test } from './site.ts';

const planner = () => account('planner', 'soyapango');

test.describe('a planner of Soyapango', () => {
  test('signs in, opens 1-1 and reads its indicators', async ({ page }) => {
    await page.goto('/explore/soyapango');
    await expect(page.getByRole('heading', { name: 'Entrar al área de trabajo' })).toBeVisible();
    await signIn(page, planner());
    await expect(page).toHaveURL(/\/explore\/soyapango$/);

    const search = page.getByRole('combobox', { name: 'Buscar un sector' });
    await search.fill('campan');
    await page.getByRole('option', { name: /Zona Campanera/ }).click();
    await expect(page).toHaveURL(/sector=160-001-1$/);

    const panel = page.getByRole('complementary', { name: 'Ficha del sector 1-1' });
    await expect(panel).toContainText('160-001-1');
    await expect(panel).toContainText('Acción inmediata');
    await expect(panel).toContainText('327');
    await expect(panel).toContainText(/periodo no indicado/i);
    await expectAccessible(page);
  });

  test('keeps the screen when the session ends, and goes on after signing in', async ({
    page,
    context,
  }) => {
    await page.goto('/explore/soyapango?sector=160-001-1');
    await signIn(page, planner());
    const panel = page.getByRole('complementary', { name: 'Ficha del sector 1-1' });
    await expect(panel).toContainText('327');

    // The tokens on the device are no longer good, and the next request finds out.
    await page.evaluate(() => {
      const key = 'territorio-seguro-session';
      const session = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>;
      localStorage.setItem(
        key,
        JSON.stringify({ ...session, refresh_token: 'ended', expires_at: 1, expires_in: 0 }),
      );
    });
    await context.setOffline(true);
    await expect(page.getByText('Sin conexión').first()).toBeVisible();
    await context.setOffline(false);

    const dialog = page.getByRole('dialog', { name: 'Su sesión terminó' });
    await expect(dialog).toBeVisible();
    await expect(panel).toContainText('327');
    await expectAccessible(page);
    await signIn(page, planner());
    await expect(dialog).toBeHidden();
    await expect(panel).toContainText('327');
  });
});

test('the police read the map of their municipality in English', async ({ page }) => {
  await page.goto('/sign-in');
  await signIn(page, account('police', 'soyapango'));
  await expect(page).toHaveURL(/\/explore\/soyapango$/);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/\/en\/explore\/soyapango$/);
  await expect(page.getByRole('combobox', { name: 'Find a sector' })).toBeVisible();
  await expectAccessible(page);
});
