import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import * as v from 'valibot';

const accountsSchema = v.array(
  v.object({
    email: v.string(),
    password: v.string(),
    role: v.picklist(['planner', 'police', 'admin']),
    municipality: v.nullable(v.string()),
  }),
);

export type TestAccount = v.InferOutput<typeof accountsSchema>[number];

/** The demo account with a role in a municipality (null: in all). */
export function account(role: TestAccount['role'], municipality: string | null): TestAccount {
  const accounts = v.parse(accountsSchema, JSON.parse(process.env.TEST_ACCOUNTS ?? '[]'));
  const found = accounts.find((it) => it.role === role && it.municipality === municipality);
  if (!found) throw new Error(`The server made no ${role} of ${municipality ?? 'everywhere'}.`);
  return found;
}

/** A page of the site. Every request that would leave the site fails the test. */
export const test = base.extend<{ strangers: string[] }>({
  baseURL: async ({}, use) => {
    await use(process.env.TEST_SITE ?? '');
  },
  strangers: [
    async ({ context, baseURL }, use) => {
      const strangers: string[] = [];
      await context.route(
        (url) => url.origin !== baseURL && url.protocol !== 'data:' && url.protocol !== 'blob:',
        async (route) => {
          strangers.push(route.request().url());
          await route.abort();
        },
      );
      await use(strangers);
      expect(strangers, 'requests that left the site').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/**
 * Fails on anything that axe finds against WCAG 2.2 AA.
 *
 * @param except selector of what is a page of its own, with landmarks of its own
 */
export async function expectAccessible(page: Page, except?: string): Promise<void> {
  const builder = new AxeBuilder({ page });
  const { violations } = await (except === undefined ? builder : builder.exclude(except))
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(
    violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map(({ html }) => html) })),
  ).toEqual([]);
}

/** Signs in through the form that is on screen, in Spanish. */
export async function signIn(page: Page, { email, password }: TestAccount): Promise<void> {
  await page.getByLabel('Correo electrónico').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Entrar', exact: true }).click();
}
