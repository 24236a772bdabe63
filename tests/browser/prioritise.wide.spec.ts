import { accountOf } from '../fixtures/server-process.ts';
import { slidesTable } from '../../src/domain/table-import/fixtures/slides-table.ts';
import { expect, expectAccessible, signIn } from './site.ts';
import {
  chooseSector,
  expectSaved,
  openPanel,
  openScreen,
  panel,
  sectorRow,
  startScenario,
  test,
} from './workshop.ts';

test.describe('a planner of Soyapango', () => {
  test('weighs indicators, and table and ranking follow', async ({ page, server }) => {
    await startScenario(page, server);
    const first = panel(page).getByRole('list').first().getByRole('button').first();
    await expect(first).toContainText('1-1');
    const slider = (name: string) => panel(page).getByRole('slider', { name, exact: true });
    // Nothing but the group with excluded youth counts, and they most of all in it.
    for (const group of [
      'Homicidios y desapariciones',
      'Violencia sexual, familiar y de género',
      'Agresiones, amenazas, extorsiones y armas',
      'Hurtos',
    ]) {
      await slider(group).press('Home');
    }
    await panel(page)
      .getByText(/^Pesos dentro|^Dentro/)
      .last()
      .click();
    await slider('Jóvenes excluidos').press('End');
    await expect(first).toContainText('2-1');
    await expect(sectorRow(page, '160-002-1')).toContainText('1 (');
    await expectSaved(page);
    for (let step = 0; step < 5; step++) {
      await page.getByRole('button', { name: /^Deshacer/ }).click();
    }
    await expect(first).toContainText('1-1');
  });

  test('accepts the proposal, overrides one with a reason, locks it, undoes and redoes over a reload', async ({
    page,
    server,
  }) => {
    await startScenario(page, server);
    await openPanel(page, 'Fases');
    await panel(page)
      .getByRole('button', { name: /Aceptar toda la propuesta/ })
      .click();
    await expect(sectorRow(page, '160-002-3')).toContainText('Fase 1');

    await chooseSector(page, '160-002-3');
    await page.keyboard.press('2');
    await expect(sectorRow(page, '160-002-3')).toContainText(/Fase 2.*propone 1/);
    await expect(panel(page)).toContainText('Falta la razón de 2-3');
    await panel(page)
      .getByLabel(/^Razón/)
      .fill('Acordado en el taller del 10 de agosto.');
    await panel(page).getByRole('button', { name: 'Bloquear' }).click();
    await expectSaved(page);

    // Locked: neither a key nor the proposal changes it.
    await sectorRow(page, '160-002-3').getByRole('rowheader').click();
    await page.keyboard.press('1');
    await expect(sectorRow(page, '160-002-3')).toContainText('Fase 2');
    await expect(panel(page)).toContainText('Bloqueados, y distintos de la propuesta: 2-3');

    await page.reload();
    await expect(sectorRow(page, '160-002-3')).toContainText('Fase 2');
    const undo = page.getByRole('button', { name: /^Deshacer/ });
    await expect(undo).toHaveAccessibleName('Deshacer: Bloqueo de 2-3');
    await undo.click();
    await undo.click();
    await undo.click();
    await expect(sectorRow(page, '160-002-3')).toContainText('Fase 1');
    await page.getByRole('button', { name: /^Rehacer/ }).click();
    await expect(sectorRow(page, '160-002-3')).toContainText('Fase 2');
    await expectSaved(page);
    await expectAccessible(page);
  });

  test('proposes, compares, adopts, and the history says who, when and why', async ({
    page,
    server,
  }) => {
    await startScenario(page, server);
    await openPanel(page, 'Fases');
    await panel(page)
      .getByRole('button', { name: /Aceptar toda la propuesta/ })
      .click();
    await chooseSector(page, '160-002-3');
    await page.keyboard.press('2');
    await page.getByRole('button', { name: 'Proponer escenario' }).click();
    const dialog = page.getByRole('dialog');
    // 2-3 lacks its reason: the dialog leads to it.
    await dialog.getByRole('button', { name: /2-3/ }).click();
    await panel(page)
      .getByLabel(/^Razón/)
      .fill('Ya hay un plan de convivencia ahí.');
    await expectSaved(page);

    await page.getByRole('button', { name: 'Comparar' }).click();
    await expect(page.getByRole('region', { name: 'Diferencias por sector' })).toContainText('2-3');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Mapa', exact: true }).click();

    await page.getByRole('button', { name: 'Proponer escenario' }).click();
    await dialog.getByRole('button', { name: 'Proponer' }).click();
    await page.getByRole('button', { name: 'Adoptar', exact: true }).click();
    await expect(dialog).toContainText('El mapa público no cambia');
    await dialog.getByRole('button', { name: 'Adoptar' }).click();
    await expect(page.getByText('Adoptado', { exact: true })).toBeVisible();

    await chooseSector(page, '160-002-3');
    await panel(page).getByText('Historial del sector', { exact: true }).click();
    await expect(panel(page)).toContainText('Ya hay un plan de convivencia ahí.');
    await expect(panel(page)).toContainText(accountOf(server, 'planner', 'soyapango').email);
    // What is adopted is the plan now, in Explore too.
    await page.goto('/explore/soyapango?sector=160-002-3');
    await expect(page.getByRole('complementary', { name: 'Ficha del sector 2-3' })).toContainText(
      'Segunda etapa',
    );
  });

  test('lists the reasons that are missing, and takes one for several sectors', async ({
    page,
    server,
  }) => {
    await page.setViewportSize({ width: 1024, height: 768 });
    await startScenario(page, server);
    await page.getByRole('button', { name: 'Proponer escenario' }).click();
    await expectAccessible(page);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Elegir los \d+ y escribir/ })
      .click();
    await expect(panel(page).getByRole('heading', { name: /^Razones que faltan/ })).toBeVisible();
    await panel(page)
      .getByLabel(/^Razón/)
      .fill('Se decidirá en el taller de septiembre.');
    await expect(panel(page).getByRole('heading', { name: /^Razones que faltan/ })).toBeHidden();
    // Nothing that is only there for those who listen makes the page longer than the window.
    expect(
      await page.evaluate(() => {
        const frame = document.querySelector('.frame');
        return frame === null ? null : frame.scrollHeight - frame.clientHeight;
      }),
    ).toBe(0);
  });

  test('duplicates a scenario and compares the two', async ({ page, server }) => {
    await startScenario(page, server);
    await page.getByRole('button', { name: 'Escenario', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Duplicar' }).click();
    await page.getByRole('dialog').getByLabel('Nombre').fill('Alternativa B');
    await page.getByRole('dialog').getByRole('button', { name: 'Aceptar' }).click();
    await expect(page.getByRole('combobox', { name: 'Escenario' })).toContainText('Alternativa B');
    await expectSaved(page);
    await chooseSector(page, '160-002-2');
    await page.keyboard.press('1');
    await expectSaved(page);
    await page.getByRole('button', { name: 'Comparar' }).click();
    await page.getByLabel('Comparar con').selectOption('Escenario 1');
    await expect(page.getByText('1 de 15 sectores con otra fase')).toBeVisible();
  });

  test('brings the table of the slides, one value changed, and takes it back', async ({
    page,
    server,
  }) => {
    await openScreen(page, accountOf(server, 'planner', 'soyapango'));
    await page.getByRole('button', { name: 'Datos' }).click();
    await page.getByRole('menuitem', { name: 'Importar una tabla' }).click();
    const dialog = page.getByRole('dialog', { name: 'Importar una tabla' });
    await dialog.getByLabel('Pegue aquí la tabla').fill(slidesTable);
    await dialog.getByLabel('No se conoce el periodo').check();
    await dialog.getByRole('textbox', { name: 'Fuente' }).fill('Presentación del plan');
    await expect(dialog).toContainText('La tabla no cambia nada');

    await dialog
      .getByLabel('Pegue aquí la tabla')
      .fill(slidesTable.replace('160-001-3\t2\t', '160-001-3\t9\t'));
    await dialog.getByRole('button', { name: 'Importar 1 valor' }).click();
    await expect(dialog).toBeHidden();
    await expect(
      sectorRow(page, '160-001-3').getByRole('gridcell', { name: '9', exact: true }),
    ).toBeVisible();

    await page.getByRole('button', { name: 'Datos' }).click();
    await page.getByRole('menuitem', { name: 'Importaciones hechas' }).click();
    const made = page.getByRole('dialog', { name: 'Importaciones hechas' });
    await made
      .getByRole('button', { name: /^Deshacer/ })
      .first()
      .click();
    await made.getByRole('button', { name: 'Sí, deshacer' }).click();
    await expect(made.getByText(/deshech/i).first()).toBeVisible();
    await made.getByRole('button', { name: 'Cerrar' }).click();
    await expect(
      sectorRow(page, '160-001-3').getByRole('gridcell', { name: '9', exact: true }),
    ).toBeHidden();
  });
});

// It brings a phone of its own, so once is enough.
test.describe('a planner with a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('reads the map and gives one sector its phase, with the reason', async ({
    page,
    server,
  }) => {
    await startScenario(page, server);
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBe(0);
    // The whole map stands on the first screen, with what its colours mean.
    await expect(page.getByRole('region', { name: 'Fases de los sectores' })).toBeInViewport({
      ratio: 1,
    });

    await chooseSector(page, '160-001-2');
    await page.getByRole('button', { name: 'Decidir la fase' }).click();
    await expect(page.getByRole('heading', { name: 'Decisión' })).toBeInViewport();
    await panel(page).getByRole('button', { name: 'Acción inmediata' }).tap();
    await panel(page)
      .getByLabel(/^Razón/)
      .fill('Acordado con la comunidad.');
    await expectSaved(page);
    await expect(page.getByRole('button', { name: 'Decidir la fase' })).toBeHidden();
    expect(await overflow()).toBe(0);
    const small = await panel(page)
      .getByRole('button')
      .evaluateAll((buttons) =>
        buttons.filter((button) => button.getBoundingClientRect().height < 44),
      );
    expect(small).toEqual([]);
    await expectAccessible(page);
  });
});

test.describe('two planners', () => {
  test('who save the same scenario both see both versions, and lose neither', async ({
    page,
    server,
    browser,
  }) => {
    await startScenario(page, server);
    const second = await browser.newContext({ baseURL: server.url });
    const other = await second.newPage();
    await other.goto(page.url());
    await signIn(other, accountOf(server, 'planner', 'soyapango'));
    await chooseSector(other, '160-001');
    await other.keyboard.press('1');
    await expectSaved(other);

    await chooseSector(page, '160-002-2');
    await page.keyboard.press('2');
    const dialog = page.getByRole('dialog', { name: 'Otra persona guardó este escenario' });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('row', { name: /Sector 1 / })).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Tomar la guardada' }).click();
    await expect(sectorRow(page, '160-001')).toContainText('Fase 1');
    await expect(sectorRow(page, '160-002-2')).toContainText('Sin fase');
    await expectSaved(page);
    // What was not chosen is not lost.
    await page.getByRole('button', { name: /^Deshacer/ }).click();
    await expect(sectorRow(page, '160-002-2')).toContainText('Fase 2');
    await expectSaved(page);
    await second.close();
  });
});
