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

  test('sees missing data as missing, never as zero', async ({ page }) => {
    await page.goto('/explore/soyapango?sector=160-011-1');
    await signIn(page, planner());
    const panel = page.getByRole('complementary', { name: 'Ficha del sector 11-1' });
    await expect(panel).toContainText('Sin dato');
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

  test('keeps what is on screen without a network, and is told so', async ({ page, context }) => {
    await page.goto('/explore/soyapango?sector=160-001-1');
    await signIn(page, planner());
    const panel = page.getByRole('complementary', { name: 'Ficha del sector 1-1' });
    await expect(panel).toContainText('327');
    await context.setOffline(true);
    await expect(page.getByText('Lo que está en pantalla se conserva')).toBeVisible();
    await expect(panel).toContainText('327');
    await context.setOffline(false);
    await expect(page.getByText('Lo que está en pantalla se conserva')).toBeHidden();
    await expect(panel).toContainText('327');
  });

  test('signs out, and nothing of the session stays on the device', async ({ page }) => {
    await page.goto('/explore/soyapango');
    await signIn(page, planner());
    await page.getByRole('button', { name: 'Salir', exact: true }).click();
    await expect(page).toHaveURL(/\/$/);
    const stored = await page.evaluate(() =>
      [...Object.entries(localStorage), ...Object.entries(sessionStorage)].join('\n'),
    );
    expect(stored).not.toMatch(/token|territorio-seguro-session/);
    await page.goto('/explore/soyapango');
    await expect(page.getByRole('heading', { name: 'Entrar al área de trabajo' })).toBeVisible();
  });

  test('has no way into another municipality', async ({ page }) => {
    await page.goto('/explore/mejicanos');
    await signIn(page, planner());
    await expect(
      page.getByRole('heading', { name: 'Su cuenta no tiene acceso a este municipio' }),
    ).toBeVisible();
    await expectAccessible(page);
  });
});

test('a wrong password is refused in words, and what was typed stays', async ({ page }) => {
  await page.goto('/sign-in');
  await signIn(page, { ...account('police', 'soyapango'), password: 'not the password' });
  await expect(page.getByRole('alert')).toContainText('El correo o la contraseña no son correctos');
  await expect(page.getByLabel('Correo electrónico')).toHaveValue(
    account('police', 'soyapango').email,
  );
  await expectAccessible(page);
});

test('an empty form says what is missing', async ({ page }) => {
  await page.goto('/en/sign-in');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Type your email')).toBeVisible();
  await expect(page.getByText('Type your password')).toBeVisible();
  await expectAccessible(page);
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
