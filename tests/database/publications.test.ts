import { beforeAll, expect, test } from 'vitest';
import { describeOnEngines } from './engines.ts';
import { here, settle } from './people.ts';
import { refusalOf, rowsOf, send } from './requests.ts';
import { insertRow, publicationBody } from './rows.ts';

describeOnEngines('publications', (at) => {
  beforeAll(() => settle(at()));

  const insert = (content: string, hashed: string) =>
    at().database.query(
      `insert into public.publications
         (municipality_id, edition, title, content, sha256, published_at)
       values ($1, (select coalesce(max(edition), 0) + 1 from public.publications), 'Prueba',
         $2::text::json, encode(sha256(convert_to($3, 'UTF8')), 'hex'), now())
       returning content::text as text`,
      [here, content, hashed],
    );

  test('the document is kept byte for byte', async () => {
    const content = '{"b": 1,  "a": "ñandú",\n"b": 2.50}';
    expect(await insert(content, content)).toEqual([{ text: content }]);
  });

  test('a hash of anything else is refused', async () => {
    await expect(insert('{"a": 1}', '{"a":1}')).rejects.toThrow(
      'publications_sha256_matches_content',
    );
  });

  test('a document is an object', async () => {
    await expect(insert('[]', '[]')).rejects.toThrow('publications_content_check');
  });

  test('an edition is published once', async () => {
    const body = publicationBody();
    await insertRow(at(), 'publications', body);
    await expect(insertRow(at(), 'publications', body)).rejects.toThrow('duplicate key');
  });

  test.each([
    `update public.publications set title = 'Otro'`,
    `update public.publications set published_by = gen_random_uuid()`,
    `delete from public.publications`,
    `truncate public.publications`,
  ])('is never changed, not even by a superuser: %s', async (statement) => {
    await insertRow(at(), 'publications', publicationBody());
    await expect(at().database.query(statement)).rejects.toThrow(
      /never changed or removed|cannot be truncated/,
    );
  });

  test('none is added or changed with the secret key either', async () => {
    const { secretKey } = at().secrets;
    const headers = { apikey: secretKey, authorization: `Bearer ${secretKey}` };
    const id = await insertRow(at(), 'publications', publicationBody());
    const path = `publications?id=eq.${String(id)}`;
    const body = publicationBody();
    const refusals = [
      await send(at(), { method: 'POST', path: 'publications', headers, body }),
      await send(at(), { method: 'PATCH', path, headers, body: { title: 'Otro' } }),
      await send(at(), { method: 'DELETE', path, headers }),
    ];
    expect(refusals.map((answer) => [answer.status, refusalOf(answer).message])).toEqual([
      [403, 'A publication cannot be added by a request.'],
      [403, 'A publication is never changed or removed.'],
      [403, 'A publication is never changed or removed.'],
    ]);
  });

  test('anyone reads it', async () => {
    const id = await insertRow(at(), 'publications', publicationBody());
    const path = `publications?id=eq.${String(id)}&select=title,content`;
    expect(rowsOf(await send(at(), { method: 'GET', path }))).toEqual([
      { title: 'Edición de prueba', content: {} },
    ]);
  });

  test('a new one is announced', async () => {
    let announce: () => void = () => undefined;
    const announced = new Promise<void>((resolve) => {
      announce = resolve;
    });
    await at().database.listen('publications', () => {
      announce();
    });
    await insertRow(at(), 'publications', publicationBody());
    await announced;
  });
});
