import { describe, expect, it, vi } from 'vitest';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { newPublicationForm } from '../../domain/publication/publication-form.ts';
import type { Municipality, Sector } from '../../domain/territory.ts';
import { NextEdition, type Ingredients } from './next-edition.svelte.ts';

const ring = [
  [-89.1, 13.7],
  [-89, 13.7],
  [-89.1, 13.8],
  [-89.1, 13.7],
];
const sector = {
  ...{ id: 1, ppdCode: '160-001', mapLabel: '1', name: null, places: [], noteEs: null },
  ...{ noteEn: null, geometryStatus: 'illustrative', phase: null },
  geometry: { type: 'Polygon', coordinates: [ring] },
} as unknown as Sector;
const published = (edition: number) => ({
  ...{ edition, publishedOn: '2027-01-30', sha256: 'a'.repeat(64), withdrawn: null },
  ...{ titleEs: 'Fases', titleEn: 'Phases' },
});
const ingredients: Ingredients = {
  form: newPublicationForm('Soyapango', null),
  parts: {
    ...{ edition: 2, previous: { edition: 1, sha256: 'a'.repeat(64) }, today: '2027-01-31' },
    municipality: { id: 'soyapango', name: 'Soyapango', department: '' } as Municipality,
    ...{ sectors: [sector], phases: [], assignments: [], components: [] },
  },
  figures: null,
  editions: [published(1)],
  newest: null,
};
const pageOf = (change: Partial<Ingredients>) =>
  new NextEdition(() => ({ ...ingredients, ...change })).page;

describe('the page of the next edition', () => {
  it('stands among the editions once, also just after it went out', () => {
    for (const editions of [[published(1)], [published(2), published(1)]]) {
      expect(pageOf({ editions })?.editions.map(({ edition }) => edition)).toEqual([2, 1]);
    }
  });

  it('says what changed only since the edition that it was given', () => {
    const { document } = new NextEdition(() => ingredients);
    const newest = document && { ...document, edition: 1 };
    expect(pageOf({ newest })?.changes).toMatchObject({ since: 1, sectors: [] });
    expect(pageOf({})?.changes).toBeNull();
  });

  it('is none where the scenario names a phase that is not explained', () => {
    const assignment = {
      ...{ sectorId: 1, phase: 7, suggestedPhase: null },
      ...{ rationale: '', locked: false },
    };
    const parts = { ...ingredients.parts, assignments: [assignment] };
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(pageOf({ parts })).toBeNull();
    expect(told).toHaveBeenCalled();
    told.mockRestore();
  });
});

describe('the text of the next edition', () => {
  it('is the canonical one of its document, with its words', () => {
    const form = { ...ingredients.form, titleEs: 'Otras fases', contact: 'Alcaldía' };
    const { document, text } = new NextEdition(() => ({ ...ingredients, form }));
    expect(document).toMatchObject({ titleEs: 'Otras fases', contact: 'Alcaldía' });
    expect(text).toBe(canonicalJson(document));
  });
});
