import type { Page } from '@playwright/test';
import { accountOf, type RunningServer } from '../fixtures/server-process.ts';
import { startSettledServer } from './settled-server.ts';
import { expect, signIn, test as siteTest, type TestAccount } from './site.ts';

/** A site of its own for every test: what planners decide changes the plan that all others read. */
export const test = siteTest.extend<{ server: RunningServer; timeLimit: undefined }>({
  server: [
    async ({}, use) => {
      const server = await startSettledServer();
      await use(server);
      await server.stop();
    },
    // Starting it is no part of the test's own time.
    { timeout: 120_000 },
  ],
  // Whole flows, with several saves.
  timeLimit: [
    async ({}, use, testInfo) => {
      testInfo.setTimeout(120_000);
      await use(undefined);
    },
    { auto: true },
  ],
  baseURL: async ({ server }, use) => {
    await use(server.url);
  },
});

/** Signs in a planner and opens the screen, with a scenario that begins with the plan's phases. */
export async function startScenario(page: Page, server: RunningServer): Promise<void> {
  await openScreen(page, accountOf(server, 'planner', 'soyapango'));
  await page.getByRole('button', { name: 'Empezar un escenario' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Aceptar' }).click();
  await expectSaved(page);
}

/** Opens Prioritise of Soyapango, where one signs in first. */
export async function openScreen(page: Page, who: TestAccount): Promise<void> {
  await page.goto('/prioritise/soyapango');
  await signIn(page, who);
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^Guardado$/ })).toBeVisible();
}

/** Accepts every phase that the scores propose, and has the scenario adopted, as a planner does. */
export async function adoptProposal(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await openPanel(page, 'Fases');
  await panel(page)
    .getByRole('button', { name: /Aceptar toda la propuesta/ })
    .click();
  await expectSaved(page);
  await page.getByRole('button', { name: 'Proponer escenario' }).click();
  await dialog.getByRole('button', { name: 'Proponer' }).click();
  await page.getByRole('button', { name: 'Adoptar', exact: true }).click();
  await dialog.getByRole('button', { name: 'Adoptar' }).click();
  await expect(page.getByText('Adoptado', { exact: true })).toBeVisible();
}

/** The row of a sector in the table. */
export function sectorRow(page: Page, code: string) {
  return page
    .getByRole('grid')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: code, exact: true }) });
}

/** Chooses a sector in the table. */
export async function chooseSector(page: Page, code: string): Promise<void> {
  await sectorRow(page, code).getByRole('rowheader').click();
}

export function panel(page: Page) {
  return page.getByRole('complementary', { name: 'Panel de trabajo' });
}

export async function openPanel(
  page: Page,
  name: 'Puntaje' | 'Certeza' | 'Fases' | 'Notas',
): Promise<void> {
  await page.getByRole('tab', { name }).click();
  await expect(page.getByRole('tabpanel', { name })).toBeVisible();
}
