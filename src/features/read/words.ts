import { hidden } from '../../domain/disclosure/figures.ts';
import { sectorName, sectorTitle } from '../../domain/names.ts';
import type { PublishedIndicator, PublishedPhase } from '../../domain/publication/document.ts';
import type { EditionPage, SectorChange } from '../../domain/publication/edition-page.ts';
import type { MapPhase, MapSector } from '../../map/types.ts';
import { m } from '../../messages/generated/messages.js';
import { inLanguage } from '../../state/language.svelte.ts';
import { valueText } from '../../state/wording.ts';
import type { Figure } from './figures.ts';

export function phaseName(phase: PublishedPhase | null): string {
  if (!phase) return m.read_not_stated();
  return m.read_phase_named({
    number: phase.number,
    name: inLanguage(phase.nameEs, phase.nameEn),
  });
}

export function phaseMeaning(phase: PublishedPhase | null): string {
  return phase ? inLanguage(phase.meaningEs, phase.meaningEn) : m.read_not_stated_meaning();
}

/** The phase of this number; null where none is stated. */
export function phaseOf(
  { phases }: Pick<EditionPage, 'phases'>,
  number: number | null,
): PublishedPhase | null {
  return phases.find((phase) => phase.number === number) ?? null;
}

/** The sectors of an edition as the maps draw them. */
export function mapSectors(edition: EditionPage): MapSector[] {
  return edition.sectors.map(({ geometry, ...sector }) => ({
    code: sector.ppdCode,
    label: sector.mapLabel,
    title: m.read_sector_title({
      sector: sector.name === null ? sectorName(sector) : `${sector.mapLabel}, ${sector.name}`,
      phase: phaseName(phaseOf(edition, sector.phase)),
    }),
    phase: sector.phase,
    geometry,
    illustrative: sector.geometryStatus === 'illustrative',
  }));
}

/** A phase as the maps draw it. */
export function mapPhase(phase: PublishedPhase): MapPhase {
  return {
    number: phase.number,
    name: inLanguage(phase.nameEs, phase.nameEn),
    colour: phase.colour,
  };
}

/** The phases that have sectors, as the maps draw them, with their counts for the legend. */
export function mapPhases({ phases }: EditionPage): (MapPhase & { count: number })[] {
  return phases
    .filter((phase) => phase.sectorCount > 0)
    .map((phase) => ({ ...mapPhase(phase), count: phase.sectorCount }));
}

/** Whether any boundary is not the official one. */
export function isIllustrative({ sectors }: EditionPage): boolean {
  return sectors.some(({ geometryStatus }) => geometryStatus === 'illustrative');
}

/** A figure without its unit; what hidden means is said once, above. */
export function figureText(value: Figure): string {
  if (value === hidden) return m.read_hidden();
  return value === null ? m.read_no_data() : valueText(value);
}

/** A figure that stands by itself: `1,446 jóvenes`. */
export function figureWithUnit(value: Figure, indicator: PublishedIndicator): string {
  return typeof value === 'number' ? `${valueText(value)} ${unitOf(indicator)}` : figureText(value);
}

export function indicatorName({ labelEs, labelEn }: PublishedIndicator): string {
  return inLanguage(labelEs, labelEn);
}

export function unitOf({ unitEs, unitEn }: PublishedIndicator): string {
  return inLanguage(unitEs, unitEn);
}

/** What became of a sector since the edition before. */
export function changeText(edition: EditionPage, change: SectorChange): string {
  const name = (number: number | null) => phaseName(phaseOf(edition, number));
  switch (change.kind) {
    case 'phase':
      return m.read_change_phase({ from: name(change.from), to: name(change.to) });
    case 'added':
      return m.read_change_added({ to: name(change.to) });
    case 'removed':
      return m.read_change_removed({ from: name(change.from) });
  }
}

/** What a sector is called; of one that is gone, what it was called. */
export function changedName({ sectors }: EditionPage, change: SectorChange): string {
  if (change.kind === 'removed') return sectorTitle(change);
  const sector = sectors.find(({ ppdCode }) => ppdCode === change.ppdCode);
  return sector ? sectorTitle(sector) : change.ppdCode;
}
