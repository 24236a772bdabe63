import { sectorTitle } from '../../../../domain/names.ts';
import type { EditionPage } from '../../../../domain/publication/edition-page.ts';
import type { PublishedPhase } from '../../../../domain/publication/document.ts';
import type { SiteLocale } from '../../../../domain/publication/site-paths.ts';
import type { MapPhase, MapSector } from '../../../../map/types.ts';
import { m } from '../../../../messages/generated/messages.js';
import { shortened } from './text-lines.ts';
import { isolated } from './xml.ts';

/** A label that is longer would lie over the neighbours. */
const longestLabel = 9;

export function phaseWords(
  phase: Pick<PublishedPhase, 'nameEs' | 'nameEn'>,
  locale: SiteLocale,
): string {
  return locale === 'en' ? phase.nameEn : phase.nameEs;
}

/** `Fase 1 · Acción inmediata`; null: no phase stated. */
export function phaseTitle(phase: PublishedPhase | null, locale: SiteLocale): string {
  if (phase === null) return m.takeaway_not_stated({}, { locale });
  const name = phaseWords(phase, locale);
  return m.takeaway_phase_named({ number: phase.number, name }, { locale });
}

/** The sectors of an edition as the maps draw them. */
export function drawnSectors(
  { sectors, phases }: Pick<EditionPage, 'sectors' | 'phases'>,
  locale: SiteLocale,
): MapSector[] {
  return sectors.map((sector) => {
    const phase = phases.find(({ number }) => number === sector.phase) ?? null;
    return {
      code: sector.ppdCode,
      label: shortened(sector.mapLabel, longestLabel),
      title: `${isolated(sectorTitle(sector))} · ${phaseTitle(phase, locale)}`,
      phase: sector.phase,
      geometry: sector.geometry,
      illustrative: sector.geometryStatus === 'illustrative',
    };
  });
}

/** The phases that the map shows, with how many sectors are in each; null: without a stated one. */
export function shownPhases(
  { sectors, phases }: Pick<EditionPage, 'sectors' | 'phases'>,
  locale: SiteLocale,
): { phase: PublishedPhase | null; look: MapPhase | null; title: string; count: number }[] {
  return [...phases, null]
    .map((phase) => ({
      phase,
      look: phase && {
        number: phase.number,
        name: phaseWords(phase, locale),
        colour: phase.colour,
      },
      title: phaseTitle(phase, locale),
      count: sectors.filter((sector) => sector.phase === (phase?.number ?? null)).length,
    }))
    .filter(({ count }) => count > 0);
}

export function hasIllustrative({ sectors }: Pick<EditionPage, 'sectors'>): boolean {
  return sectors.some(({ geometryStatus }) => geometryStatus === 'illustrative');
}
