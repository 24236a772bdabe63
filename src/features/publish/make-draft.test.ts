import { describe, expect, it } from 'vitest';
import { assemblePublication } from '../../domain/publication/assemble-publication.ts';
import { newPublicationForm } from '../../domain/publication/publication-form.ts';
import type { Municipality, Sector } from '../../domain/territory.ts';
import { draftBody, draftWords, type DraftParts } from './make-draft.ts';

const municipality = {
  ...{ id: 'soyapango', name: 'Soyapango', department: 'San Salvador', nationalPhase: 1 },
  ...{ outline: null, outlineSource: null, areaKm2: 30.6, areaSource: 'Aproximada' },
} as Municipality;
const geometry: Sector['geometry'] = {
  type: 'Polygon',
  coordinates: [
    [
      [-89.1, 13.7],
      [-89, 13.7],
      [-89.1, 13.8],
      [-89.1, 13.7],
    ],
  ],
};
const sector = (id: number, phase: number | null) =>
  ({
    ...{ id, ppdCode: `160-00${id}`, mapLabel: `${id}`, name: null, places: [], phase, geometry },
    ...{ noteEs: null, noteEn: null, geometryStatus: 'illustrative', geometrySource: 'secret' },
  }) as unknown as Sector;
const parts: DraftParts = {
  ...{ edition: 2, previous: { edition: 1, sha256: 'a'.repeat(64) }, today: '2027-01-31' },
  municipality,
  sectors: [sector(1, 2), sector(2, 1)],
  phases: [
    {
      ...{ number: 1, nameEs: 'Uno', nameEn: 'One', meaningEs: 'a', meaningEn: 'b' },
      colour: '#b3261e',
    },
  ],
  assignments: [
    { sectorId: 1, phase: 1, suggestedPhase: 2, rationale: 'Acuerdo interno', locked: false },
  ],
  components: [{ nameEs: 'Control territorial', nameEn: 'Territorial control', source: 'Plan' }],
  figures: null,
};
const form = { ...newPublicationForm('Soyapango', null), sources: [] };

describe('the edition that a form makes', () => {
  it('has the phases of the adopted scenario, whatever the plan says now', () => {
    const { sectors } = draftBody(form, parts);
    expect(sectors.map(({ phase }) => phase)).toEqual([1, null]);
  });

  it('holds nothing of what was not chosen, nor reasons or notes of planners', () => {
    const draft = draftBody({ area: false, components: false }, parts);
    expect(draft.municipality).toMatchObject({ areaKm2: null, areaSource: null });
    expect(draft.components).toEqual([]);
    const text = JSON.stringify(assemblePublication({ ...draft, ...draftWords(form) }));
    expect(text).not.toContain('interno');
    expect(text).not.toContain('secret');
    expect(draftBody(form, parts).municipality.areaKm2).toBe(30.6);
  });

  it('takes texts as they can be kept and hashed', () => {
    const draft = draftWords({
      ...form,
      titleEs: '  Fases \u0000\ud83d ',
      summaryEs: 'uno\r\n\u0007dos',
      contact: ' ',
    });
    expect(draft.titleEs).toBe('Fases  \ufffd');
    expect(draft.summaryEs).toBe('uno\n dos');
    expect(draft.contact).toBeNull();
  });
});
