import { account, expect, expectAccessible, signIn, test } from './site.ts';

const planner = () => account('planner', 'soyapango');

test.describe('a planner of Soyapango', () => {
  test('sees missing data as missing, never as zero', async ({ page }) => {
    await page.goto('/explore/soyapango?sector=160-011-1');
    await signIn(page, planner());
    const panel = page.getByRole('complementary', { name: 'Ficha del sector 11-1' });
    await expect(panel).toContainText('Sin dato');
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
