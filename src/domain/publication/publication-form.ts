import type { PublicationDocument, PublishedSource } from './document.ts';

/** What a planner chooses and writes for an edition; everything else comes from the plan. */
export type PublicationForm = {
  /** Keys of the indicators whose values go out, as far as disclosure control lets them. */
  indicators: string[];
  /** Whether each indicator goes out with its total over all sectors. */
  totals: boolean;
  area: boolean;
  components: boolean;
  titleEs: string;
  titleEn: string;
  summaryEs: string;
  summaryEn: string;
  sources: PublishedSource[];
  contact: string;
};

/** A publication that was sent and not answered yet: sent again, it goes out only once. */
export type PublicationAttempt = { publicationId: string; edition: number; sha256: string };

/** The form as a device keeps it for one account and municipality. */
export type PublicationFormRecord = {
  accountId: string;
  municipalityId: string;
  form: PublicationForm;
  attempt: PublicationAttempt | null;
};

/** What the form begins with: no indicator, and the words of the newest edition where there is one. */
export function newPublicationForm(
  municipality: string,
  newest: Pick<
    PublicationDocument,
    'titleEs' | 'titleEn' | 'summaryEs' | 'summaryEn' | 'contact' | 'sources'
  > | null,
): PublicationForm {
  return {
    indicators: [],
    totals: true,
    area: true,
    components: true,
    titleEs: newest?.titleEs ?? `Fases de los sectores de ${municipality}`,
    titleEn: newest?.titleEn ?? `Phases of the sectors of ${municipality}`,
    // What was new in the edition before is not what is new in this one.
    summaryEs: '',
    summaryEn: '',
    sources: newest?.sources.map((source) => ({ ...source })) ?? [emptySource()],
    contact: newest?.contact ?? '',
  };
}

export function emptySource(): PublishedSource {
  return { titleEs: '', titleEn: '', credit: '' };
}
