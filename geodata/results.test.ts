import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, describe, it } from 'vitest';
import type { PublicationDocument } from '../src/domain/publication/document.ts';
import { makeResults } from './results.ts';
import { readSource } from './sources.ts';

const { files, edition } = makeResults();
const document = JSON.parse(edition.content) as PublicationDocument;

describe('regenerating', () => {
  it.each([...files.keys()])('leaves %s as it is', (path) => {
    const stored = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
    // Not toBe(): the difference of two long texts takes minutes to print.
    expect(stored === files.get(path), 'stale: run `npm run geodata`').toBe(true);
  });

  it('gives the same bytes twice', () => {
    expect([...makeResults().files]).toEqual([...files]);
  });
});

describe('edition 1 of Soyapango', () => {
  it('has a hash that any reader of the parsed document can check', () => {
    const text = JSON.stringify(document);
    expect(text).toBe(edition.content);
    expect(createHash('sha256').update(text, 'utf8').digest('hex')).toBe(edition.sha256);
  });

  it('has 15 sectors: 4 in phase 1, 5 in phase 2, 6 without a stated phase', () => {
    const inPhase = (phase: number | null) =>
      document.sectors.features.filter(({ properties }) => properties.phase === phase).length;
    expect(document.sectors.features).toHaveLength(15);
    expect([inPhase(1), inPhase(2), inPhase(3), inPhase(null)]).toEqual([4, 5, 0, 6]);
    expect(document.phases.map(({ number, sectorCount }) => [number, sectorCount])).toEqual([
      [1, 4],
      [2, 5],
      [3, 0],
    ]);
  });

  it('names places as the slides do, and none where they name none', () => {
    const slides = readSource('slides.txt');
    for (const { properties } of document.sectors.features) {
      const { name, places, mapLabel } = properties;
      expect(name === null, mapLabel).toBe(places.length === 0);
      if (mapLabel === '1-2') expect(slides).toContain(`- 1-2: ${name ?? ''},`);
      else if (mapLabel === '1-3') expect(slides).toContain('- 1-3: Las Margaritas 1, 2 and 3');
      else if (mapLabel === '2') expect(slides).toContain('- 2: Las Margaritas 4 and 5');
      else if (name !== null) expect(slides).toContain(`- ${mapLabel}: ${name}`);
    }
  });

  it('publishes no indicator', () => {
    expect(edition.content).not.toMatch(/indicator|observ|homicid/i);
  });
});
