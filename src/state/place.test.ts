import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hotspotLayers,
  hotspotsPanels,
  initialHotspotsView,
  leastCellSize,
  mostCellSize,
} from './hotspots-view.ts';
import { previewWidths, publishPanels } from './publish-view.ts';
import {
  formatPlace,
  initialPrioritiseView,
  parsePlace,
  prioritisePanels,
  prioritiseStages,
  type Place,
} from './place.ts';

const parse = (address: string): Place => parsePlace(new URL(address, 'http://example.org'));

const day = fc
  .date({ min: new Date('1995-01-01'), max: new Date('2099-12-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
/** Both ends in order, or neither. */
const period = fc.option(
  fc
    .uniqueArray(day, { minLength: 2, maxLength: 2 })
    .map((days): [string, string] => [...days].sort() as [string, string]),
);
const someOf = (least: number, most: number) =>
  fc
    .uniqueArray(fc.integer({ min: least, max: most }), { maxLength: most - least })
    .map((numbers) => numbers.sort((a, b) => a - b));
const hotspots = fc
  .record({
    kinds: fc.uniqueArray(fc.constantFrom('theft', 'threats', 'homicides_femicide')),
    hours: someOf(0, 23),
    weekdays: someOf(1, 7),
    layer: fc.constantFrom(...hotspotLayers),
    shape: fc.constantFrom('square' as const, 'hexagonal' as const),
    size: fc.option(fc.integer({ min: leastCellSize, max: mostCellSize })),
    bandwidth: fc.option(fc.integer({ min: 100, max: 5000 })),
    panel: fc.constantFrom(...hotspotsPanels),
    cell: fc.option(fc.stringMatching(/^-?[0-9]{1,6}:-?[0-9]{1,6}$/)),
    pace: fc.constantFrom('month' as const, 'week' as const),
    at: fc.option(day),
    meant: period,
    against: period,
  })
  .map(({ meant, against, ...rest }) => ({
    ...rest,
    from: meant?.[0] ?? null,
    to: meant?.[1] ?? null,
    againstFrom: against?.[0] ?? null,
    againstTo: against?.[1] ?? null,
  }));

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

  it('opens the hotspots with what it understands of their address', () => {
    const address =
      '/hotspots/soyapango?from=2015-02-30&to=2015-03-01&kinds=theft,<b>,theft&hours=5-2,22-23,99' +
      '&weekdays=1-7&layer=heat&shape=triangle&size=99&bandwidth=1e3&cell=1;2&pace=day&at=today' +
      '&against-from=2015-03-01&against-to=2015-02-01&panel=list';
    expect(parse(address).screen).toEqual({
      ...initialHotspotsView,
      name: 'hotspots',
      municipality: 'soyapango',
      kinds: ['theft'],
      hours: [22, 23],
      panel: 'list',
    });
    expect(parse('/hotspots/soyapango').screen).toEqual({
      ...initialHotspotsView,
      name: 'hotspots',
      municipality: 'soyapango',
    });
    expect(parse('/hotspots/soyapango/1').screen.name).toBe('not-found');
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => {
        expect(parsePlace({ pathname: '/hotspots/soyapango', search: `?${query}` }).screen).toEqual(
          expect.objectContaining({ name: 'hotspots', municipality: 'soyapango' }),
        );
      }),
    );
  });

  it('writes hours and days of the week as stretches, and nothing that is usual', () => {
    const screen = { ...initialHotspotsView, name: 'hotspots' as const, municipality: 'soyapango' };
    const place = { locale: 'es' as const, sector: null };
    expect(formatPlace({ ...place, screen })).toBe('/hotspots/soyapango');
    const filtered = { ...screen, hours: [0, 1, 2, 22, 23], weekdays: [6, 7] };
    expect(decodeURIComponent(formatPlace({ ...place, screen: filtered }))).toBe(
      '/hotspots/soyapango?hours=0-2,22-23&weekdays=6-7',
    );
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
          ![
            ...['explore', 'prioritise', 'hotspots', 'publish', 'sign-in'],
            ...['published', 'rest', 'auth', 'assets'],
          ].includes(name),
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
      fc
        .tuple(fc.option(municipality), hotspots)
        .map(([it, view]) => ({ name: 'hotspots' as const, municipality: it, ...view })),
      fc.record({
        name: fc.constant('publish' as const),
        municipality: fc.option(municipality),
        panel: fc.constantFrom(...publishPanels),
        language: fc.constantFrom('es' as const, 'en' as const),
        width: fc.constantFrom(...previewWidths),
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
