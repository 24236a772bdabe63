import { beforeAll, describe, expect, test } from 'vitest';
import { publicationsOf } from '../../server/publication-source.ts';
import { describeOnEngines } from './engines.ts';
import { accountOf, everyone, here, type Person, settle } from './people.ts';
import { grantPublishing } from './publication-rows.ts';
import { fingerprint, refusalOf, rowsOf, send } from './requests.ts';
import { insertRow, publicationBody, withdrawalBody } from './rows.ts';

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
    `update public.publications set publication_id = gen_random_uuid()`,
    `delete from public.publications`,
    `truncate public.publications cascade`,
  ])('is never changed, not even by a superuser: %s', async (statement) => {
    await insertRow(at(), 'publications', publicationBody());
    await expect(at().database.query(statement)).rejects.toThrow(
      /never changed or removed|cannot be truncated/,
    );
  });

  test('whoever gets past that still cannot change a byte without changing its hash', async () => {
    const id = await insertRow(at(), 'publications', publicationBody());
    const tamper = at().database.transaction(async (session) => {
      await session.query('alter table public.publications disable trigger user');
      await session.query(`update public.publications set content = '{ }' where id = $1`, [id]);
    });
    await expect(tamper).rejects.toThrow('publications_sha256_matches_content');
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

  describe('withdrawn', () => {
    const words = { reason_es: 'Un error en el sector 1.', reason_en: 'A mistake in sector 1.' };
    const withdraw = (edition: unknown, as: Person = 'planner here', change: object = {}) =>
      send(at(), {
        method: 'POST',
        path: 'rpc/withdraw_edition',
        as: accountOf(as),
        body: { municipality: here, edition, ...words, ...change },
      });
    const made = async () => {
      const body = publicationBody();
      await insertRow(at(), 'publications', body);
      return body.edition;
    };
    beforeAll(() => grantPublishing(at(), 'planner here'));

    test('it is read by those who answer for it alone; everyone reads that it was, and why', async () => {
      const edition = await made();
      const answer = await withdraw(edition);
      const { on } = JSON.parse(answer.text) as { on: string };
      expect([answer.status, JSON.parse(answer.text)]).toEqual([
        200,
        { edition, on, reasonEs: words.reason_es, reasonEn: words.reason_en },
      ]);
      const readers: Person[] = [];
      for (const person of everyone) {
        const read = async (relation: string) => {
          const path = `${relation}?edition=eq.${String(edition)}`;
          return rowsOf(await send(at(), { method: 'GET', path, as: accountOf(person) }));
        };
        if ((await read('publications')).length > 0) readers.push(person);
        expect(await read('publication_entries')).toEqual([
          {
            municipality_id: here,
            edition,
            sha256: publicationBody().sha256,
            published_on: '2025-12-31',
            ...{ title_es: null, title_en: null },
            ...{ withdrawn_on: on, ...words },
          },
        ]);
      }
      expect(readers).toEqual(['planner here', 'admin here', 'admin everywhere']);
    });

    test('a publisher who is nothing else reads it too', async () => {
      const edition = await made();
      await withdraw(edition);
      const path = `publications?edition=eq.${String(edition)}`;
      const as: Person = 'signed in without a role';
      const read = async () =>
        rowsOf(await send(at(), { method: 'GET', path, as: accountOf(as) })).length;
      expect(await read()).toBe(0);
      await grantPublishing(at(), as);
      expect(await read()).toBe(1);
    });

    test('the source of the public site lists it, and does not give its content', async () => {
      const [standing, gone] = [await made(), await made()];
      await withdraw(gone);
      const publications = publicationsOf(at().database);
      const listed = (await publications.editions()).filter(({ municipality: of }) => of === here);
      const find = (number: unknown) => listed.find(({ edition }) => edition === number);
      expect(find(standing)).toMatchObject({ publishedOn: '2025-12-31', withdrawn: null });
      expect(find(gone)?.withdrawn).toMatchObject({ reasonEs: words.reason_es });
      const content = (edition: unknown) =>
        publications.content({ municipality: here, edition: Number(edition) });
      expect(await content(standing)).toBe('{}');
      await expect(content(gone)).rejects.toThrow();
    });

    test('is done once, announced, audited, and never taken back', async () => {
      const edition = await made();
      let announce: () => void = () => undefined;
      const announced = new Promise<void>((resolve) => {
        announce = resolve;
      });
      await at().database.listen('publications', () => {
        announce();
      });
      const first = await withdraw(edition);
      await announced;
      const before = await fingerprint(at());
      const again = await withdraw(edition, 'planner here', { reason_es: 'Otra cosa' });
      expect([again.status, again.text]).toEqual([200, first.text]);
      expect(await fingerprint(at())).toBe(before);
      const [entry] = await at().database.query(
        `select actor, action from public.audit_entries
         where table_name = 'publication_withdrawals' order by id desc limit 1`,
      );
      expect(entry).toEqual({ actor: accountOf('planner here'), action: 'insert' });
      for (const statement of [
        `update public.publication_withdrawals set reason_es = 'Otra'`,
        'delete from public.publication_withdrawals',
        'truncate public.publication_withdrawals',
      ]) {
        await expect(at().database.query(statement)).rejects.toThrow(
          /never changed or removed|cannot be truncated/,
        );
      }
      const { secretKey } = at().secrets;
      const headers = { apikey: secretKey, authorization: `Bearer ${secretKey}` };
      const path = 'publication_withdrawals';
      const body = await withdrawalBody(at());
      const added = await send(at(), { method: 'POST', path, headers, body });
      expect([added.status, refusalOf(added).message]).toEqual([
        403,
        'A withdrawal cannot be added by a request.',
      ]);
    });

    test('needs an edition that is there, and a reason in both languages', async () => {
      const unknown = await withdraw(999_999);
      expect([unknown.status, refusalOf(unknown).message]).toEqual([
        404,
        'There is no such edition.',
      ]);
      const edition = await made();
      for (const change of [{ reason_en: ' ' }, { reason_es: null }, { reason_es: 'a\u0001' }]) {
        expect((await withdraw(edition, 'planner here', change)).status).toBe(400);
      }
      for (const as of ['planner elsewhere', 'police here', 'admin everywhere'] as const) {
        expect((await withdraw(edition, as)).status).toBe(403);
      }
      expect(await withdraw(edition)).toMatchObject({ status: 200 });
    });
  });
});
