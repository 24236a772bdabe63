import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PublicationDocument, PublicationIndex } from '../src/domain/publication/document.ts';
import { verifySite } from './verify-site.ts';

let folder = '';
const file = (name: string) => join(folder, 'published', name);
// What stands there is an edition, or what is left of it.
const server = createServer((request, response) => {
  const name = (request.url ?? '').replace('/base/published/', '');
  readFile(file(name)).then(
    (bytes) => response.writeHead(bytes.includes('withdrawn":{') ? 410 : 200).end(bytes),
    () => response.writeHead(404).end(),
  );
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-'));
  const bytes = await readFile(new URL('../geodata/results/soyapango-1.json', import.meta.url));
  const { titleEs, titleEn, publishedOn } = JSON.parse(bytes.toString()) as PublicationDocument;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const soyapango: PublicationIndex['municipalities'][number] = {
    ...{ id: 'soyapango', name: 'Soyapango', department: 'San Salvador' },
    ...{ nationalPhase: 1, areaKm2: null, outline: null, outlineSource: null },
    editions: [{ edition: 1, publishedOn, sha256, withdrawn: null, titleEs, titleEn }],
  };
  await mkdir(file('soyapango'), { recursive: true });
  await writeFile(file('soyapango/1.json'), bytes);
  await writeFile(file('index.json'), JSON.stringify({ municipalities: [soyapango] }));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

it('finds a site well, in a folder and at an address below the root of a host', async () => {
  const { port } = server.address() as AddressInfo;
  for (const place of [folder, `http://127.0.0.1:${port}/base`]) {
    expect(await verifySite(place)).toMatchObject([{ municipality: 'soyapango', faults: [] }]);
  }
});

it('finds a document that the index does not list, and one that was changed', async () => {
  await writeFile(file('soyapango/2.json'), '{}');
  await writeFile(file('soyapango/1.json'), `${await readFile(file('soyapango/1.json'), 'utf8')} `);
  const [verified] = await verifySite(folder);
  expect(verified?.faults).toEqual([
    { edition: 2, fault: 'there is a file, but the index does not list it' },
    { edition: 1, fault: expect.stringContaining('its sha256 is') as string },
    { edition: 1, fault: 'its bytes are not canonical JSON' },
  ]);
});

it('says where there is no site', async () => {
  await expect(verifySite(join(folder, 'published'))).rejects.toThrow('no published/index.json');
});

it('takes no more from a site than a document can have', async () => {
  const endless = createServer((_request, response) => {
    const part = Buffer.alloc(1_000_000, ' ');
    const send = () => {
      while (!response.destroyed && response.write(part));
      response.once('drain', send);
    };
    send();
  });
  await new Promise<void>((listening) => endless.listen(0, '127.0.0.1', listening));
  const { port } = endless.address() as AddressInfo;
  await expect(verifySite(`http://127.0.0.1:${port}`)).rejects.toThrow('is larger than 32 MB');
  endless.closeAllConnections();
  endless.close();
});
