import { describe, expect, it } from 'vitest';
import { firstEdition, firstEditionText, secondEdition } from './fixtures/documents.ts';
import { parsePublication } from './parse-publication.ts';

describe('parsePublication', () => {
  it('takes published documents as they are, from text and from JSON', () => {
    expect(parsePublication(firstEditionText)).toEqual(firstEdition());
    expect(parsePublication(firstEdition())).toEqual(firstEdition());
    expect(parsePublication(secondEdition())).toEqual(secondEdition());
  });

  it('refuses what it does not know, naming the place', () => {
    expect(() => parsePublication('{')).toThrow('Not a published document');
    expect(() => parsePublication([])).toThrow('at schema');
    expect(() => parsePublication({ ...firstEdition(), draft: true })).toThrow('at draft');
    const document = firstEdition();
    Object.assign(document.sectors.features[0]?.properties ?? {}, { victims: 3 });
    expect(() => parsePublication(document)).toThrow('at sectors.features.0.properties.victims');
  });

  it.each([
    ['a gap in the chain', { previous: { edition: 3, sha256: 'ab'.repeat(32) } }, 'edition 2 foll'],
    ['no edition before the second', { previous: null }, 'edition 2 follows none'],
    ['a phase that is not explained', { phases: [] }, 'phase 1 is not explained'],
  ])('refuses %s', (_, change, message) => {
    expect(() => parsePublication({ ...secondEdition(), ...change })).toThrow(message);
  });

  it('refuses figures of sectors and indicators that are not there', () => {
    const document = secondEdition();
    const [cell] = document.figures?.cells ?? [];
    const refused = (change: object, message: string) => {
      const figures = { ...document.figures, ...change };
      expect(() => parsePublication({ ...document, figures })).toThrow(message);
    };
    refused({ cells: [{ ...cell, sector: '160-099' }] }, 'sector 160-099, which is not on the map');
    refused({ cells: [{ ...cell, indicator: 'arson' }] }, 'indicator arson is not listed');
    refused({ cells: [cell, cell] }, 'theft of sector 160-001 stands twice');
    refused({ groups: [] }, 'indicator theft is in a group that is not listed');
  });
});
