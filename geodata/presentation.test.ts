import { describe, expect, it } from 'vitest';
import { readIndicatorTable, readPhaseList } from './presentation.ts';
import { readDefinitions, readSource } from './sources.ts';

// Added up by hand from the slide, not from the table under test.
const rowSums = {
  '160-001': 486,
  '160-001-1': 484,
  '160-001-2': 217,
  '160-001-3': 228,
  '160-002': 92,
  '160-002-1': 725,
  '160-002-2': 346,
  '160-002-3': 152,
  '160-003': 359,
  '160-003-1': 85,
};
const columnSums = {
  homicides_femicide: 27,
  missing: 8,
  sexual_offense_1: 6,
  assault: 18,
  extortion: 4,
  theft: 15,
  vehicle_theft: 17,
  aggravated_vehicle_theft: 6,
  aggravated_theft: 28,
  threats: 28,
  culpable_homicide: 2,
  negligent_homicide: 29,
  violence_against_women: 61,
  intrafamilial_violence_pnc: 68,
  sexual_offense_2: 6,
  firearm_offenses: 64,
  drug_arrest: 8,
  adult_detainees: 258,
  detained_gang_members: 146,
  school_dropouts: 2,
  removed_students: 128,
  excluded_youth: 2235,
  slums_exclusion: 10,
};

const { keys, rows } = readIndicatorTable();
const definitions = readDefinitions();
const column = (key: string) => rows.map(({ counts }) => counts.get(key) ?? NaN);
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe('the table of the slides', () => {
  it('has 10 sectors by 23 indicators with the sums of the slide', () => {
    expect(rows).toHaveLength(10);
    expect(keys).toHaveLength(23);
    expect(
      Object.fromEntries(rows.map(({ ppdCode, counts }) => [ppdCode, sum(counts.values())])),
    ).toEqual(rowSums);
    expect(Object.fromEntries(keys.map((key) => [key, sum(column(key))]))).toEqual(columnSums);
  });

  it('is the table in the text of the slides, cell by cell', () => {
    const lines = readSource('slides.txt').split('\n');
    const cells = lines.filter((line) => line.startsWith('160-')).map((line) => line.split('\t'));
    expect(
      rows.map(({ ppdCode, counts }) => [ppdCode, ...[...counts.values()].map(String)]),
    ).toEqual(cells);
  });

  it('has one column of sexual offences, twice', () => {
    expect(column('sexual_offense_2')).toEqual(column('sexual_offense_1'));
    expect(keys.indexOf('sexual_offense_1')).toBe(2);
    expect(keys.indexOf('sexual_offense_2')).toBe(14);
  });
});

describe('the definitions of the indicators', () => {
  it('follow the order and the spelling of the slide', () => {
    const heading = readSource('slides.txt')
      .split('\n')
      .find((line) => line.startsWith('Sector PPD'));
    expect(definitions.indicators.map(({ key }) => key)).toEqual(keys);
    expect(['Sector PPD', ...definitions.indicators.map((one) => one.sourceLabel)].join('\t')).toBe(
      heading,
    );
  });

  it('mark the repetition, what the police discover, and what is hidden up to 9', () => {
    const keysOf = (chosen: (one: (typeof definitions.indicators)[number]) => boolean) =>
      definitions.indicators.filter(chosen).map(({ key }) => key);
    expect(keysOf((one) => one.isDuplicateOf === 'sexual_offense_1')).toEqual(['sexual_offense_2']);
    expect(keysOf((one) => one.isDuplicateOf !== null)).toHaveLength(1);
    expect(keysOf((one) => one.policeDiscovered)).toEqual([
      'drug_arrest',
      'adult_detainees',
      'detained_gang_members',
    ]);
    expect(keysOf((one) => one.suppressBelow === 10)).toEqual([
      'homicides_femicide',
      'sexual_offense_1',
      'violence_against_women',
      'intrafamilial_violence_pnc',
      'sexual_offense_2',
    ]);
    expect(keysOf((one) => one.suppressBelow === 5)).toHaveLength(18);
  });

  it('name each thing once in each language, in a group that exists', () => {
    const groups = definitions.indicatorGroups.map(({ key }) => key);
    for (const labels of [
      definitions.indicators.map(({ labelEs }) => labelEs),
      definitions.indicators.map(({ labelEn }) => labelEn),
      groups,
    ]) {
      expect(new Set(labels).size).toBe(labels.length);
    }
    expect(new Set(definitions.indicators.map(({ groupKey }) => groupKey))).toEqual(
      new Set(groups),
    );
  });
});

describe('the phase list of the slides', () => {
  it('gives four sectors the first phase and five the second', () => {
    const labelsOf = (phase: number) =>
      readPhaseList().flatMap((listed) => (listed.phase === phase ? [listed.mapLabel] : []));
    expect(labelsOf(1)).toEqual(['1-1', '14-2', '8-3', '11-1']);
    expect(labelsOf(2)).toEqual(['1-2', '1-3', '2', '8-1', '5']);
    expect(readPhaseList()).toHaveLength(9);
  });

  it('agrees with the sectors on labels and codes', () => {
    const labels = new Map(definitions.sectors.map((sector) => [sector.ppdCode, sector.mapLabel]));
    for (const { ppdCode, mapLabel } of readPhaseList()) expect(labels.get(ppdCode)).toBe(mapLabel);
  });
});
