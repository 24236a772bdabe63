import type { Page } from '@playwright/test';
import { centroid } from '@turf/turf';
import type { PublicationDocument } from '../../src/domain/publication/document.ts';
import { expect, test } from './site.ts';

type Point = { code: string; x: number; y: number };
type Hue = 'red' | 'yellow' | 'grey';

const hueOfPhase: Record<string, Hue> = { '1': 'red', '2': 'yellow', null: 'grey' };

/** The phase of every sector in the published document, read apart from the app. */
async function publishedSectors(page: Page) {
  const response = await page.request.get('/published/soyapango/1.json');
  const { sectors } = (await response.json()) as PublicationDocument;
  return sectors.features;
}

/**
 * What colour the screen has around each point: the most frequent of red, yellow and grey in a
 * square beside it, so that hatches, dots and labels do not decide.
 */
async function coloursAt(page: Page, points: Point[]): Promise<Record<string, Hue>> {
  const shot = (await page.screenshot({ scale: 'css' })).toString('base64');
  return page.evaluate(
    async ({ shot, points }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${shot}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(image, 0, 0);
      const colours: Record<string, Hue> = {};
      for (const { code, x, y } of points) {
        const votes = { red: 0, yellow: 0, grey: 0 };
        const { data } = context.getImageData(Math.round(x) - 20, Math.round(y) - 20, 41, 41);
        for (let at = 0; at < data.length; at += 4) {
          const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
          const spread = Math.max(r, g, b) - Math.min(r, g, b);
          if (spread < 25 && r > 200 && r < 240) votes.grey++;
          else if (spread > 80 && g < r * 0.4) votes.red++;
          else if (spread > 80 && g > r * 0.6) votes.yellow++;
        }
        const [[winner] = ['grey' as const]] = (Object.entries(votes) as [Hue, number][]).sort(
          (one, other) => other[1] - one[1],
        );
        colours[code] = winner;
      }
      return colours;
    },
    { shot, points },
  );
}

test('the simple map shows every phase in its colour', async ({ page }) => {
  await page.goto('/soyapango');
  const sectors = await publishedSectors(page);
  const points: Point[] = [];
  for (const { properties } of sectors) {
    const box = await page.locator(`[data-sector="${properties.ppdCode}"]`).boundingBox();
    if (!box) throw new Error(`${properties.ppdCode} is not on the map`);
    points.push({ code: properties.ppdCode, x: box.x + box.width / 2, y: box.y + box.height / 2 });
  }
  expect(await coloursAt(page, points)).toEqual(
    Object.fromEntries(
      sectors.map(({ properties }) => [properties.ppdCode, hueOfPhase[String(properties.phase)]]),
    ),
  );
});

test('the interactive map shows every phase in its colour, where it should be', async ({
  page,
}) => {
  await page.goto('/soyapango');
  const sectors = await publishedSectors(page);
  await page.getByRole('button', { name: 'Mapa interactivo' }).click();
  const map = page.locator('[data-map-ready]');
  await expect(map).toBeVisible();
  const box = await map.boundingBox();
  const view = (await map.getAttribute('data-view')) ?? '';
  if (!box) throw new Error('the map has no size');
  const [longitude = 0, latitude = 0, zoom = 0] = view.split(',').map(Number);

  // Web Mercator, written down here apart from the app: the world is 512 px wide at zoom 0.
  const world = 512 * 2 ** zoom;
  const mercator = ([lng = 0, lat = 0]: number[]) => ({
    x: (lng / 360 + 0.5) * world,
    y: (0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)) * world,
  });
  const middle = mercator([longitude, latitude]);
  const points = sectors.map((sector): Point => {
    const { x, y } = mercator(centroid(sector).geometry.coordinates);
    return {
      code: sector.properties.ppdCode,
      x: box.x + box.width / 2 + x - middle.x,
      y: box.y + box.height / 2 + y - middle.y,
    };
  });
  expect(await coloursAt(page, points)).toEqual(
    Object.fromEntries(
      sectors.map(({ properties }) => [properties.ppdCode, hueOfPhase[String(properties.phase)]]),
    ),
  );

  const campanera = points.find(({ code }) => code === '160-001-1');
  if (!campanera) throw new Error('no Campanera');
  await page.mouse.click(campanera.x, campanera.y);
  await expect(page).toHaveURL(/sector=160-001-1$/);
  await expect(page.getByRole('region', { name: 'Zona Campanera' })).toBeVisible();
});
