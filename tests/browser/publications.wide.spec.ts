import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { hostileName, hostileSector, test, withdrawEdition } from './published-site.ts';
import { expect, expectAccessible } from './site.ts';

// One site for all, in this order: the last one withdraws the edition.
test.describe.configure({ mode: 'default' });
test.slow();

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test.describe('an anonymous phone', () => {
  test.use(phone);

  test('reads edition 2 in both languages, what changed, and names as text', async ({ page }) => {
    await page.goto('/soyapango');
    await expect(page.locator('.edition.live')).toBeVisible();
    await expect(page.getByText('Edición 2').first()).toBeVisible();
    await expect(page.getByText('Se revisaron las fases.')).toBeVisible();
    const changes = page.getByRole('region', { name: 'Qué cambió' });
    await expect(changes).toContainText('Desde la edición 1');
    await expect(changes).toContainText(/Pasó de «.*» a «.*»/);
    await expect(page.getByText('oculto para proteger a las personas').first()).toBeAttached();
    await expectAccessible(page);

    await page.goto(`/soyapango?sector=${hostileSector}`);
    const card = page.getByRole('region').filter({ hasText: hostileSector });
    await expect(card.getByText(hostileName).first()).toBeVisible();
    await expect(page).toHaveTitle(/^Soyapango/);
    expect(await overflow(page)).toBeLessThanOrEqual(0);

    await page.getByRole('link', { name: 'English' }).click();
    await expect(page.getByText('Edition 2').first()).toBeVisible();
    await expect(page.getByText('The phases were reviewed.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'What changed' })).toContainText(
      /Since edition 1/,
    );
    await expectAccessible(page);
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('has the map, the legend, the list and what is on the cards', async ({ page }) => {
      await page.goto('/soyapango');
      const map = page.getByRole('option', { name: /^1-1, Zona Campanera/ });
      await expect(map).toBeVisible();
      await expect(page.locator('[data-sector]')).toHaveCount(15);
      await expect(page.getByRole('region', { name: 'Leyenda' })).toContainText('Acción inmediata');
      const listed = page.locator('summary').filter({ hasText: 'Zona Campanera' }).first();
      await listed.click();
      await expect(page.getByText('160-001-1').filter({ visible: true }).first()).toBeVisible();
      await expect(page.getByText(hostileName).first()).toBeAttached();
      await expect(page.getByRole('region', { name: 'Qué cambió' })).toContainText('Pasó de');
    });
  });
});

test('on paper each size is one sheet, with all that the map needs', async ({ page }) => {
  await page.goto('/soyapango/2/print');
  await expectAccessible(page);
  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('.paper');
  for (const text of ['Soyapango', 'Edición 2', 'Acción inmediata', 'Campanera', hostileName]) {
    await expect(sheet).toContainText(text);
  }

  await page.emulateMedia({ media: null });

  // A name of three hundred letters may take a second sheet.
  await page.goto('/soyapango/1/print');
  // As wide as the page also where no line of it is long.
  await page.emulateMedia({ media: 'print' });
  await page.locator('.paper footer').evaluate((footer) => {
    footer.remove();
  });
  const whole = await page.getByRole('main').boundingBox();
  expect((await sheet.boundingBox())?.width).toBe(whole?.width);
  await page.emulateMedia({ media: null });
  for (const [name, width, height] of [
    ['a4-portrait', 210, 297],
    ['a4-landscape', 297, 210],
    ['a3-portrait', 297, 420],
    ['a3-landscape', 420, 297],
  ] as const) {
    await page.locator(`#${name}`).check();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sheets = [...pdf.matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)].map(([, box = '']) =>
      box
        .trim()
        .split(/\s+/)
        .slice(2)
        .map((points) => Math.round((Number(points) / 72) * 25.4)),
    );
    expect([name, sheets]).toEqual([name, [[width, height]]]);
  }
});

test('embedded in a page of others it is shown, and no other page is', async ({
  browser,
  site,
}) => {
  const host = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(
      `<!doctype html><html lang="es"><title>Otra</title><main>
       <iframe name="embed" title="Mapa" src="${site.url}/soyapango/2/embed" width="400" height="500"></iframe>
       <iframe name="page" title="Página" src="${site.url}/soyapango/2" width="400" height="500"></iframe></main>`,
    );
  });
  await once(host.listen(0, '127.0.0.1'), 'listening');
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://localhost:${(host.address() as AddressInfo).port}/`);
  const embedded = page.frameLocator('iframe[name=embed]');
  await expect(embedded.getByRole('heading', { name: 'Soyapango' })).toBeVisible();
  await embedded.getByRole('option', { name: /^1-1, Zona Campanera/ }).click();
  await expect(embedded.getByRole('status')).toContainText('Zona Campanera');
  await expect.poll(() => page.frame('page')?.url()).toMatch(/^chrome-error:/);
  expect(await context.cookies()).toEqual([]);
  await page.goto(`${site.url}/soyapango/2/embed`);
  await expectAccessible(page);
  await context.close();
  host.close();
});

test('phases differ in lightness and in their pattern, whatever colours one sees', async ({
  page,
}) => {
  await page.goto('/soyapango/2');
  await expect(page.locator('.edition.live')).toBeVisible();
  const phases = await page.evaluate(() => {
    const { page } = JSON.parse(document.getElementById('page')?.textContent ?? '') as {
      page: { edition: { sectors: { ppdCode: string; phase: number | null }[] } };
    };
    return page.edition.sectors.map(({ ppdCode, phase }) => [ppdCode, String(phase)] as const);
  });
  const session = await page.context().newCDPSession(page);
  for (const type of ['achromatopsia', 'deuteranopia', 'protanopia', 'tritanopia'] as const) {
    await session.send('Emulation.setEmulatedVisionDeficiency', { type });
    const looks = Object.values(await looksOf(page, phases));
    expect(looks).toHaveLength(3);
    const fills = looks.map(({ fill }) => fill).sort((one, other) => one - other);
    for (const [place, fill] of fills.slice(1).entries()) {
      expect(fill - (fills[place] ?? NaN), `${type}: ${fills.join()}`).toBeGreaterThanOrEqual(24);
    }
    // Where no phase is stated there is a label and nothing else.
    expect(looks.map(({ marked }) => marked > 0.2).sort()).toEqual([false, true, true]);
  }
});

test('what was read opens without a network; what is newer is offered, and not forced', async ({
  page,
  context,
  site,
}) => {
  await page.goto('/soyapango');
  await expect(page.locator('.edition.live')).toBeVisible();
  await expect.poll(() => keptOffline(page)).toBe(true);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText('puede no ser la edición más reciente')).toBeVisible();
  await page.locator('summary').filter({ hasText: 'Zona Campanera' }).first().click();
  await expect(page.getByRole('region', { name: 'Zona Campanera' })).toBeVisible();

  await withdrawEdition(site);
  await context.setOffline(false);
  await expect(page.getByText('Hay una versión más reciente de esta página.')).toBeVisible();
  await expect(page.getByText('Edición 2').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Zona Campanera' })).toBeVisible();
  await page.getByRole('button', { name: 'Verla ahora' }).click();
  await expect(page.getByText('Edición 1').first()).toBeVisible();

  // What is left of it says so, also where it had been read.
  await page.goto('/soyapango/2');
  await expect(page.getByRole('heading', { name: 'Esta edición fue retirada' })).toBeVisible();
  await expect(page.getByText('Un límite estaba mal.')).toBeVisible();
  await expectAccessible(page);
});

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Whether the page and the script that it needs are kept on the device. */
function keptOffline(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const kept: string[] = [];
    for (const name of await caches.keys()) {
      kept.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
    }
    return ['/soyapango', '/assets/public'].every((part) => kept.some((url) => url.includes(part)));
  });
}

type Look = { fill: number; marked: number };

/**
 * How each phase looks in the middle of its sectors: how light most of it is (0 to 255), and how much
 * of it strokes and dots cover (0 to 1). Medians of its sectors.
 */
async function looksOf(
  page: Page,
  phases: (readonly [code: string, phase: string])[],
): Promise<Record<string, Look>> {
  const places = [];
  for (const [code, phase] of phases) {
    const box = await page.locator(`[data-sector="${code}"]`).first().boundingBox();
    if (box) places.push({ phase, x: box.x + box.width / 2, y: box.y + box.height / 2 });
  }
  const shot = (await page.screenshot({ scale: 'css' })).toString('base64');
  return page.evaluate(
    async ({ shot, places }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${shot}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(image, 0, 0);
      const found: Record<string, { fill: number; marked: number }[]> = {};
      for (const { phase, x, y } of places) {
        const { data } = context.getImageData(Math.round(x) - 20, Math.round(y) - 20, 41, 41);
        const values = Array.from({ length: data.length / 4 }, (_, at) => {
          const [r = 0, g = 0, b = 0] = data.subarray(4 * at, 4 * at + 3);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        });
        const bins = new Map<number, number>();
        for (const value of values) {
          const bin = Math.round(value / 8) * 8;
          bins.set(bin, (bins.get(bin) ?? 0) + 1);
        }
        const [[fill] = [NaN]] = [...bins].sort((one, other) => other[1] - one[1]);
        const marked = values.filter((value) => Math.abs(value - fill) > 24).length / values.length;
        (found[phase] ??= []).push({ fill, marked });
      }
      const middle = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1] ?? NaN;
      return Object.fromEntries(
        Object.entries(found).map(([phase, list]) => [
          phase,
          {
            fill: middle(list.map(({ fill }) => fill)),
            marked: middle(list.map(({ marked }) => marked)),
          },
        ]),
      );
    },
    { shot, places },
  );
}
