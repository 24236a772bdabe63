import type { EditionPage } from '../../../../domain/publication/edition-page.ts';
import type { PublishedPhase } from '../../../../domain/publication/document.ts';
import type { SiteLocale } from '../../../../domain/publication/site-paths.ts';
import { m } from '../../../../messages/generated/messages.js';
import { shownPhases } from '../drawing/map-sectors.ts';

/** Sheets that the style of the print page knows, by the names of their pages. */
export const papers = ['a4-portrait', 'a4-landscape', 'a3-portrait', 'a3-landscape'] as const;

type PaperSector = { code: string; label: string; name: string | null };

/** One entry of the printed legend, with the sectors that it stands for. */
export type PaperPhase = {
  number: number | null;
  look: { number: number; name: string; colour: string } | null;
  title: string;
  meaning: string;
  count: number;
  sectors: PaperSector[];
};

/** Lines of meanings and names that stand beside the map on an A4 sheet laid across. */
const linesBeside = 21;
const charactersOfLine = 46;

/** The legend of a printed map, with the sectors of each phase in the order of their codes. */
export function paperPhases(edition: EditionPage, locale: SiteLocale): PaperPhase[] {
  return shownPhases(edition, locale).map(({ phase, look, title, count }) => ({
    ...{ number: phase?.number ?? null, look, title, count },
    meaning: meaningOf(phase, locale),
    sectors: edition.sectors
      .filter((sector) => sector.phase === (phase?.number ?? null))
      .map(({ ppdCode, mapLabel, name }) => ({ code: ppdCode, label: mapLabel, name })),
  }));
}

function meaningOf(phase: PublishedPhase | null, locale: SiteLocale): string {
  if (phase === null) return m.takeaway_not_stated_meaning({}, { locale });
  return locale === 'en' ? phase.meaningEn : phase.meaningEs;
}

/** Whether the sectors are few enough to be named on the sheet of the map; else they get their own. */
export function fitsBeside(phases: PaperPhase[]): boolean {
  const lines = phases.map(
    ({ meaning, sectors }) =>
      linesOf(meaning.length) +
      // Short ones stand beside each other.
      Math.ceil(sectors.reduce((sum, sector) => sum + shareOfLine(sector), 0)),
  );
  return lines.reduce((sum, count) => sum + count, 0) <= linesBeside;
}

const linesOf = (characters: number) => Math.ceil(characters / charactersOfLine);

function shareOfLine({ label, name }: PaperSector): number {
  const characters = label.length + (name?.length ?? 0) + 3;
  return characters < charactersOfLine / 2 ? characters / charactersOfLine : linesOf(characters);
}
