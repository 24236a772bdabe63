import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatPlace,
  initialPrioritiseView,
  parsePlace,
  prioritisePanels,
  prioritiseStages,
  type Place,
} from './place.ts';

const parse = (address: string): Place => parsePlace(new URL(address, 'http://example.org'));

describe('addresses', () => {
  it('reads the screens of the site', () => {
    expect(parse('/').screen).toEqual({ name: 'overview' });
    expect(parse('/soyapango').screen).toEqual({
      name: 'edition',
      municipality: 'soyapango',
      edition: null,
    });
    expect(parse('/en/ciudad-delgado/2?sector=160-001-1')).toEqual({
      locale: 'en',
      screen: { name: 'edition', municipality: 'ciudad-delgado', edition: 2 },
      sector: '160-001-1',
    });
    expect(parse('/explore/soyapango').screen).toEqual({
      name: 'explore',
      municipality: 'soyapango',
    });
  });

  it('says not found for what it does not understand, and never throws', () => {
    expect(parse('/soyapango/0').screen.name).toBe('not-found');
    expect(parse('/soyapango/1/2').screen.name).toBe('not-found');
    expect(parse('/%E0%A4%A').screen.name).toBe('not-found');
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (pathname, query) => {
        parsePlace({ pathname, search: `?${query}` });
      }),
    );
  });

  it("opens the planner's screen with what it understands of its address", () => {
    expect(parse('/prioritise/soyapango?stage=globe&colour=<b>&panel=phases').screen).toEqual({
      ...initialPrioritiseView,
      name: 'prioritise',
      municipality: 'soyapango',
      panel: 'phases',
    });
  });

  it('ignores a sector that is not a police sector code', () => {
    expect(parse('/soyapango?sector=<script>').sector).toBeNull();
  });

  it('never leads to another site after signing in', () => {
    for (const next of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:1',
    ]) {
      expect(parse(`/sign-in?next=${encodeURIComponent(next)}`).screen).toEqual({
        name: 'sign-in',
        next: null,
      });
    }
  });

  it('restores every place from its address', () => {
    const municipality = fc
      .stringMatching(/^[a-z]{3,8}(-[a-z]{3,8})?$/)
      .filter(
        (name) =>
          !['explore', 'prioritise', 'sign-in', 'published', 'rest', 'auth', 'assets'].includes(
            name,
          ),
      );
    const screen = fc.oneof(
      fc.constant({ name: 'overview' as const }),
      fc.record({
        name: fc.constant('edition' as const),
        municipality,
        edition: fc.option(fc.integer({ min: 1, max: 999_999 })),
      }),
      fc.record({ name: fc.constant('explore' as const), municipality: fc.option(municipality) }),
      fc.record({
        name: fc.constant('prioritise' as const),
        municipality: fc.option(municipality),
        scenario: fc.option(fc.uuid()),
        stage: fc.constantFrom(...prioritiseStages),
        panel: fc.constantFrom(...prioritisePanels),
        colour: fc.constantFrom('phase', 'score', 'excluded_youth'),
        against: fc.oneof(fc.constant('plan'), fc.uuid()),
      }),
      fc.record({
        name: fc.constant('sign-in' as const),
        next: fc.option(fc.constant('/explore/soyapango?sector=160-001')),
      }),
    );
    const place: fc.Arbitrary<Place> = fc.record({
      locale: fc.constantFrom('es' as const, 'en' as const),
      screen,
      sector: fc.option(fc.stringMatching(/^[0-9]{3}-[0-9]{3}(-[0-9]{1,2})?$/)),
    });
    fc.assert(
      fc.property(place, (it) => {
        expect(parse(formatPlace(it))).toEqual(it);
      }),
    );
  });
});
