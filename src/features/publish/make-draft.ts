import type {
  EditionReference,
  PublicationFigures,
  PublishedComponent,
} from '../../domain/publication/document.ts';
import type { PublicationDraft } from '../../domain/publication/assemble-publication.ts';
import type { PublicationForm } from '../../domain/publication/publication-form.ts';
import type { Phase } from '../../domain/phase.ts';
import type { ScenarioAssignment } from '../../domain/scenario.ts';
import type { Municipality, Sector } from '../../domain/territory.ts';
import { cleanText } from './form/clean-text.ts';

/** What an edition is made of, beside what the planner chose and wrote. */
export type DraftParts = {
  edition: number;
  previous: EditionReference | null;
  /** `YYYY-MM-DD` */
  today: string;
  municipality: Municipality;
  sectors: readonly Sector[];
  phases: readonly Phase[];
  /** Of the adopted scenario; a sector without one has no phase. */
  assignments: readonly ScenarioAssignment[];
  components: readonly PublishedComponent[];
  /** As the public may see them; null: none. */
  figures: PublicationFigures | null;
};

/** What a planner wrote of it, as it goes out. */
export type Words = Pick<
  PublicationDraft,
  'titleEs' | 'titleEn' | 'summaryEs' | 'summaryEn' | 'contact' | 'sources'
>;

/** What a planner chose of it, apart from the figures. */
export type Chosen = Pick<PublicationForm, 'area' | 'components'>;

/** The edition without its words: what is large of it, and changes with no key that is pressed. */
export function draftBody(form: Chosen, parts: DraftParts): Omit<PublicationDraft, keyof Words> {
  const { municipality, assignments } = parts;
  const phaseOf = new Map(assignments.map(({ sectorId, phase }) => [sectorId, phase]));
  return {
    municipality: {
      id: municipality.id,
      name: municipality.name,
      department: municipality.department,
      areaKm2: form.area ? municipality.areaKm2 : null,
      areaSource: form.area ? municipality.areaSource : null,
    },
    edition: parts.edition,
    publishedOn: parts.today,
    previous: parts.previous,
    phases: [...parts.phases],
    sectors: parts.sectors.map((sector) => ({ ...sector, phase: phaseOf.get(sector.id) ?? null })),
    figures: parts.figures,
    components: form.components ? [...parts.components] : [],
  };
}

export function draftWords(form: PublicationForm): Words {
  const contact = cleanText(form.contact);
  return {
    titleEs: cleanText(form.titleEs),
    titleEn: cleanText(form.titleEn),
    summaryEs: cleanText(form.summaryEs),
    summaryEn: cleanText(form.summaryEn),
    contact: contact === '' ? null : contact,
    sources: form.sources.map(({ titleEs, titleEn, credit }) => ({
      titleEs: cleanText(titleEs),
      titleEn: cleanText(titleEn),
      credit: cleanText(credit),
    })),
  };
}
