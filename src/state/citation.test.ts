import { expect, test } from 'vitest';
import { citationOf } from './citation.ts';
import { followLanguage } from './language.svelte.ts';

const edition = {
  ...{ municipality: { name: 'Soyapango' }, titleEs: 'Fases', titleEn: 'Phases' },
  ...{ edition: 2, publishedOn: '2026-11-22', sha256: 'a'.repeat(64) },
};

test('cites an edition with its own address and its hash', () => {
  followLanguage(() => 'es');
  expect(citationOf(edition, 'https://example.org/soyapango/2.html')).toBe(
    'Territorio Seguro. Soyapango: Fases. Edición 2, publicada el 22 de noviembre de 2026. ' +
      `https://example.org/soyapango/2.html. sha256 ${edition.sha256}`,
  );
});

test('cites it in the language that is read, and without an address that is not known', () => {
  followLanguage(() => 'en');
  expect(citationOf(edition, null)).toBe(
    'Territorio Seguro. Soyapango: Phases. Edition 2, published on November 22, 2026. ' +
      `sha256 ${edition.sha256}`,
  );
});
