import type { Page } from '@playwright/test';
import { all, openHotspots as openAs, report } from './hotspots.ts';
import { account, expect, expectAccessible, signIn, test } from './site.ts';

const openHotspots = (page: Page, query = '') =>
  openAs(page, account('police', 'soyapango'), query);
const sharedRequests = '**/rest/v1/rpc/incident_rollup';

test.describe('an officer of Soyapango', () => {
  test('filters by keyboard alone, in the matrix and on the timeline', async ({ page }) => {
    await openHotspots(page);
    const cell = page.getByRole('gridcell', { name: /^lunes 0–1 h: \d+ hechos?$/ });
    await expect(cell).toBeVisible();
    await cell.focus();
    await page.keyboard.press('Space');
    await expect(page).toHaveURL(/hours=0&weekdays=1/);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page).toHaveURL(/hours=0-1&weekdays=1-2/);
    await page.getByRole('button', { name: 'Toda la semana' }).first().click();
    await expect(page).not.toHaveURL(/hours/);

    const first = page.getByRole('slider', { name: 'Primer día del periodo' });
    await expect(first).toHaveAttribute('aria-valuetext', '1 de enero de 2015');
    await first.focus();
    await page.keyboard.press('ArrowRight');
    await expect(first).toHaveAttribute('aria-valuetext', '5 de enero de 2015');
    await expect(page).toHaveURL(/from=2015-01-05&to=2016-01-01/);
    await page.keyboard.press('Home');
    await expect(page).not.toHaveURL(/from=/);
  });

  test('works in English', async ({ page }) => {
    await page.goto('/en/hotspots/soyapango?panel=list');
    const { email, password } = account('police', 'soyapango');
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByText('381 incidents', { exact: true })).toBeVisible();
    await expect(page.getByText('All are synthetic, for demonstration')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Hot zones' })).toBeVisible();
    await expectAccessible(page);
  });

  test('is told of a sector that is not there', async ({ page }) => {
    await openHotspots(page, '?sector=999-999');
    await expect(page.getByText(/El sector 999-999 de la dirección no existe/)).toBeVisible();
    await expect(page.getByText(all, { exact: true })).toBeVisible();
  });
});

test.describe('when something fails', () => {
  test('the server: what is on screen stays, and is asked for again', async ({ page }) => {
    await openHotspots(page);
    await expect(page.getByText(all, { exact: true })).toBeVisible();
    await page.route(sharedRequests, (route) =>
      route.fulfill({ status: 500, json: { message: 'fault', code: 'XX000' } }),
    );
    await page.getByRole('button', { name: 'Tarde' }).click();
    const notice = page.getByRole('alert').filter({ hasText: 'No se pudo actualizar' });
    await expect(notice).toBeVisible();
    await expect(page.getByText(all, { exact: true })).toBeVisible();
    await page.unroute(sharedRequests);
    await notice.getByRole('button', { name: 'Intentar de nuevo' }).click();
    await expect(page.getByText(/^\d+ de 381 hechos$/)).toBeVisible();
    await expect(notice).toHaveCount(0);
  });

  test('the session: the screen is kept, and asks once after signing in again', async ({
    page,
  }) => {
    await openHotspots(page);
    await expect(page.getByText(all, { exact: true })).toBeVisible();
    await page.route(sharedRequests, (route) =>
      route.fulfill({ status: 401, json: { message: 'JWT expired', code: 'PGRST301' } }),
    );
    // Another question may have brought the window up already.
    await page.getByRole('button', { name: 'Tarde' }).dispatchEvent('click');
    const dialog = page.getByRole('dialog', { name: 'Su sesión terminó' });
    await expect(dialog).toBeVisible();
    await expect(page.getByText(all, { exact: true })).toBeVisible();
    await page.unroute(sharedRequests);
    const { password } = account('police', 'soyapango');
    await dialog.getByLabel('Contraseña', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Entrar', exact: true }).click();
    await expect(page.getByText(/^\d+ de 381 hechos$/)).toBeVisible();
    await expect(page).toHaveURL(/hours=12-17/);
  });

  test('the session: another account sees nothing of what the first one read', async ({ page }) => {
    await openHotspots(page);
    await expect(page.getByText(all, { exact: true })).toBeVisible();
    await page.route(sharedRequests, (route) =>
      route.fulfill({ status: 401, json: { message: 'JWT expired', code: 'PGRST301' } }),
    );
    // Another question may have brought the window up already.
    await page.getByRole('button', { name: 'Tarde' }).dispatchEvent('click');
    const dialog = page.getByRole('dialog', { name: 'Su sesión terminó' });
    const { email, password } = account('planner', 'soyapango');
    await dialog.getByLabel('Correo electrónico').fill(email);
    await dialog.getByLabel('Contraseña', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Entrar', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Esta pantalla es para la PNC' })).toBeVisible();
    await expect(page.getByText(all)).toHaveCount(0);
    expect(page.workers()).toEqual([]);
  });

  test('the worker: it is said, and begun anew', async ({ page }) => {
    await page.route('**/*spatial-worker*', (route) => route.abort());
    await openHotspots(page);
    const notice = page.getByRole('alert').filter({ hasText: 'El cálculo se interrumpió' });
    await expect(notice).toBeVisible();
    await page.unroute('**/*spatial-worker*');
    await notice.getByRole('button', { name: 'Calcular de nuevo' }).click();
    await expect(report(page)).toContainText(/celdas son calientes/);
    await expect(notice).toHaveCount(0);
  });
});

test.describe('who may not', () => {
  test('a planner is told what there is for planning, and gets nothing', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto('/hotspots/soyapango');
    await signIn(page, account('planner', 'soyapango'));
    await expect(page.getByRole('heading', { name: 'Esta pantalla es para la PNC' })).toBeVisible();
    await expect(page.getByText('totales de cada sector')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Zonas calientes' })).toHaveCount(0);
    expect(asked.filter((url) => url.includes('incident'))).toEqual([]);
    await expectAccessible(page);
    expect(await answersAbout(page)).toEqual([]);
  });

  test('a stranger is asked to sign in, and gets nothing', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto('/hotspots/soyapango');
    await expect(page.getByLabel('Correo electrónico')).toBeVisible();
    expect(asked.filter((url) => url.includes('incident'))).toEqual([]);
    expect(await answersAbout(page)).toEqual([]);
  });

  test('nobody finds anything on the device after signing out', async ({ page }) => {
    const kept: (string | undefined)[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/rpc/incident_')) {
        kept.push(response.headers()['cache-control']);
      }
    });
    await openHotspots(page);
    await expect(report(page)).toContainText(/celdas son calientes/);
    expect((await answersAbout(page)).join()).toMatch(/rollup.*points.*extent.*imports/);
    await page.getByRole('button', { name: 'Salir' }).click();
    await expect(page.getByRole('heading', { name: /hechos|Zonas/ })).toHaveCount(0);
    // Incidents go from the screen before the server has ended the session.
    await expect(page).toHaveURL(({ pathname }) => pathname === '/');
    await expect.poll(() => page.workers().length).toBe(0);
    // The public page that follows draws with coordinates, which may be any number.
    const text = await page.evaluate(() => document.body.textContent);
    expect(text).not.toMatch(/381|sintétic|calientes al|Violencia|Hurtos/);
    expect(kept.length).toBeGreaterThan(0);
    expect(new Set(kept)).toEqual(new Set(['no-store']));
    const stored = await page.evaluate(async () => {
      const databases = await Promise.all(
        (await indexedDB.databases()).map(
          ({ name = '' }) =>
            new Promise<unknown[]>((resolve, reject) => {
              const opening = indexedDB.open(name);
              opening.onerror = () => reject(new Error(`${name} cannot be opened`));
              opening.onsuccess = () => {
                const stores = [...opening.result.objectStoreNames];
                if (stores.length === 0) resolve([]);
                else {
                  const transaction = opening.result.transaction(stores);
                  const found: IDBRequest<unknown[]>[] = stores.map((store) =>
                    transaction.objectStore(store).getAll(),
                  );
                  transaction.oncomplete = () => resolve(found.flatMap(({ result }) => result));
                }
              };
            }),
        ),
      );
      return {
        local: Object.keys(localStorage).filter((key) => !key.endsWith('-panes')),
        session: Object.keys(sessionStorage),
        cached: (
          await Promise.all(
            (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
          )
        )
          .flat()
          .map(({ url }) => new URL(url).pathname)
          // Public pages may be kept.
          .filter((path) => /^\/(rest|auth|hotspots|explore|config)/.test(path)),
        databases: databases.flat(),
      };
    });
    expect(stored).toEqual({ local: [], session: [], cached: [], databases: [] });

    await page.goBack();
    await expect(page.getByLabel('Correo electrónico')).toBeVisible();
    await signIn(page, account('planner', 'soyapango'));
    await expect(page.getByRole('heading', { name: 'Esta pantalla es para la PNC' })).toBeVisible();
    await expect(page.getByText(all)).toHaveCount(0);
  });
});

/** What someone with the session of this page learns of incidents by asking the database itself. */
async function answersAbout(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const config = (await (await fetch('/config.json')).json()) as Record<string, string>;
    const session = JSON.parse(localStorage.getItem('territorio-seguro-session') ?? '{}') as {
      access_token?: string;
    };
    const headers = {
      apikey: config.supabaseKey ?? '',
      'content-type': 'application/json',
      ...(session.access_token ? { authorization: `Bearer ${session.access_token}` } : {}),
    };
    const days = { municipalityId: 'soyapango', from: '2015-01-01', to: '2016-01-01' };
    const every = { indicators: null, sectorId: null, hours: null, weekdays: null };
    const query = JSON.stringify({
      ...{ ...days, ...every, by: 'all', step: 'none', perIndicator: false, cells: null },
      ...{ bounds: [-90, 13, -89, 14], limit: 10 },
    });
    const questions: [path: string, body?: object][] = [
      ['rpc/incident_rollup', { query }],
      ['rpc/incident_points', { query }],
      ['rpc/incident_extent', { municipality: 'soyapango' }],
      ...['incidents', 'incident_imports', 'incident_accesses', 'offence_codes'].map(
        (table): [string] => [`${table}?select=*`],
      ),
    ];
    const answers = await Promise.all(
      questions.map(async ([path, body]) => {
        const answer = await fetch(new URL(`/rest/v1/${path}`, config.supabaseUrl), {
          headers,
          ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
        });
        return { path, ok: answer.ok, text: await answer.text() };
      }),
    );
    return answers.flatMap(({ path, ok, text }) =>
      ok && text !== '[]' ? [`${path}: ${text}`] : [],
    );
  });
}
