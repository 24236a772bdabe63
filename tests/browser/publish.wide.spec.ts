import { accountOf } from '../fixtures/server-process.ts';
import { expect, expectAccessible, signIn } from './site.ts';
import { adoptProposal, test } from './workshop.ts';

test('a planner publishes edition 2, over a reload and a lost answer, and withdraws it', async ({
  page,
  server,
}) => {
  const dialog = page.getByRole('dialog');

  // Nothing is adopted yet: the screen leads to where that is done.
  await page.goto('/publish/soyapango');
  await signIn(page, accountOf(server, 'planner', 'soyapango'));
  await expect(
    page.getByRole('heading', { name: 'Todavía no hay un escenario adoptado en Soyapango' }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Retirar la edición 1' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Ir a Priorizar' }).click();
  await page.getByRole('button', { name: 'Empezar un escenario' }).click();
  await dialog.getByRole('button', { name: 'Aceptar' }).click();
  await adoptProposal(page);

  // Without the right to publish everything but the last step is there.
  await page.route('**/rpc/prepare_publication', async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as object;
    await route.fulfill({ response, json: { ...answer, mayPublish: false } });
  });
  await page
    .getByRole('navigation', { name: 'Navegación principal' })
    .getByRole('link', { name: 'Publicar' })
    .click();
  for (const indicator of ['Hurtos', 'Homicidios y feminicidios']) {
    await page.getByRole('checkbox', { name: indicator, exact: true }).check();
  }
  await expectAccessible(page, 'iframe');
  await page.getByRole('tab', { name: '2 Textos' }).click();
  const summary = page.getByRole('region', { name: 'Resumen' });
  await summary.getByLabel('En español').fill('Se revisaron las fases. Hubo 3 casos.');
  await expect(summary).toContainText('Contiene «3»');
  await summary.getByLabel('En español').fill('Se revisaron las fases.');
  await expect(summary).toContainText('Falta en inglés');
  await expectAccessible(page, 'iframe');
  await page.getByRole('tab', { name: '4 Publicar' }).click();
  const publish = page.getByRole('button', { name: 'Publicar la edición 2' });
  await expect(publish).toBeDisabled();
  await expect(page.getByText('publicar le toca a quien tiene el permiso')).toBeVisible();
  await expect(page.getByText('Faltan textos')).toBeVisible();

  // With it, over a reload; the form is still there.
  await page.unroute('**/rpc/prepare_publication');
  await page.reload();
  await page.getByRole('button', { name: 'Ir a los textos' }).click();
  // The button is gone, and whoever uses the keys goes on at the step that it led to.
  await expect(page.getByRole('tabpanel')).toBeFocused();
  await summary.getByLabel('En inglés').fill('The phases were reviewed.');

  await page.getByRole('tab', { name: '3 Protección' }).click();
  await expect(page.getByRole('heading', { name: 'La prueba' })).toBeVisible();
  const table = page.getByRole('region', { name: 'Lo que se ve y lo que se oculta' });
  const row = table.getByRole('row').filter({ hasText: 'Zona Campanera' });
  await row
    .getByRole('button', { name: /oculto: Es pequeño/ })
    .first()
    .click();
  await expect(page.getByText('de 1 a 9 podría señalar a alguien')).toBeVisible();
  await expectAccessible(page, 'iframe');

  await page.getByRole('tab', { name: '4 Publicar' }).click();
  const preview = page.frameLocator('iframe');
  await expect(preview.getByText('Se revisaron las fases.')).toBeAttached();
  await page.getByRole('group', { name: 'Idioma' }).getByText('English').click();
  await expect(preview.getByText('The phases were reviewed.')).toBeAttached();
  // Without a network the screen says so; the edition to come is not outdated.
  await page.context().setOffline(true);
  await expect(page.getByText('Sin conexión no se puede publicar.')).toBeVisible();
  await expect(preview.getByText('may not be the newest')).toBeHidden();
  await page.context().setOffline(false);
  await expect(publish).toBeEnabled();
  await expectAccessible(page, 'iframe');

  // The edition goes out, but its answer is lost: sent again, it is the same one.
  await page.route('**/rpc/publish_edition', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await publish.click();
  await expect(dialog).toContainText('no se puede cambiar');
  await dialog.getByRole('button', { name: 'Publicar la edición 2' }).dblclick();
  await expect(page.getByText('No se sabe si la edición 2 salió')).toBeVisible();
  await page.unroute('**/rpc/publish_edition');
  await page.getByRole('button', { name: 'Enviar otra vez' }).click();
  await expect(page.getByRole('heading', { name: 'La edición 2 está publicada' })).toBeVisible();
  await expect(page.getByText('Ya puede leerla cualquier persona.')).toBeVisible();
  await expectAccessible(page, 'iframe');
  const document = await page.request.get('/published/soyapango/2.json');
  expect(document.ok()).toBe(true);
  expect(await document.text()).toContain('"value":"hidden"');

  await page.getByRole('button', { name: 'Ver las ediciones' }).click();
  await page.getByRole('button', { name: 'Retirar la edición 2' }).click();
  await dialog.getByLabel('Motivo en español').fill('Un límite estaba mal.');
  await dialog.getByLabel('Motivo en inglés').fill('A boundary was wrong.');
  await expectAccessible(page, 'iframe');
  await dialog.getByRole('button', { name: 'Retirar la edición 2' }).click();
  await expect(page.getByText('La edición 2 está retirada.')).toBeVisible();
  await expect(page.getByRole('tabpanel')).toBeFocused();
  await expect(page.getByText('Un límite estaba mal.')).toBeVisible();
  await expect
    .poll(async () => (await page.request.get('/published/soyapango/2.json')).status())
    .toBe(410);
});
