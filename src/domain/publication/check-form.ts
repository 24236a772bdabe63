import { numbersInText } from './numbers-in-text.ts';
import type { PublicationForm } from './publication-form.ts';

/** Characters that a text may have. */
export const formLimits = {
  title: 120,
  summary: 1200,
  contact: 200,
  sourceTitle: 600,
  credit: 200,
  sources: 12,
} as const;

type TextField = 'titleEs' | 'titleEn' | 'summaryEs' | 'summaryEn' | 'contact';

/** Where something is not as it should be; sources by their place in the list. */
export type FormPlace =
  | { field: TextField }
  | { field: 'sources' }
  | { field: 'sourceTitleEs' | 'sourceTitleEn' | 'sourceCredit'; source: number };

export type FormProblem = { place: FormPlace } & (
  | { kind: 'missing' }
  /** It is given in the other language only. */
  | { kind: 'one-language' }
  | { kind: 'too-long'; longest: number; length: number }
  /** It may go out so, once it was looked at. */
  | { kind: 'numbers'; found: string[] }
  | { kind: 'same-text' }
  | { kind: 'no-contact' }
);

/** What keeps a form from going out; everything else is advice. */
export function isBlocking({ kind }: FormProblem): boolean {
  return kind === 'missing' || kind === 'one-language' || kind === 'too-long';
}

/** @param names of sectors and places, whose numbers count nobody */
export function checkForm(form: PublicationForm, names: readonly string[]): FormProblem[] {
  const { titleEs, titleEn, summaryEs, summaryEn, contact, sources } = form;
  const { title, summary, sourceTitle, credit } = formLimits;
  return [
    ...pair([{ field: 'titleEs' }, titleEs], [{ field: 'titleEn' }, titleEn], title, true),
    ...pair(
      [{ field: 'summaryEs' }, summaryEs],
      [{ field: 'summaryEn' }, summaryEn],
      summary,
      false,
    ),
    ...[titleEs, titleEn, summaryEs, summaryEn].flatMap((text, at) =>
      numbers({ field: textFields[at] ?? 'titleEs' }, text, names),
    ),
    ...tooLong({ field: 'contact' }, contact, formLimits.contact),
    ...(contact.trim() === ''
      ? [{ place: { field: 'contact' }, kind: 'no-contact' } as const]
      : []),
    ...(sources.length === 0 ? [{ place: { field: 'sources' }, kind: 'missing' } as const] : []),
    ...sources.flatMap((source, at): FormProblem[] => [
      ...pair(
        [{ field: 'sourceTitleEs', source: at }, source.titleEs],
        [{ field: 'sourceTitleEn', source: at }, source.titleEn],
        sourceTitle,
        true,
      ),
      ...missing({ field: 'sourceCredit', source: at }, source.credit),
      ...tooLong({ field: 'sourceCredit', source: at }, source.credit, credit),
    ]),
  ];
}

const textFields: TextField[] = ['titleEs', 'titleEn', 'summaryEs', 'summaryEn'];

type Written = [place: FormPlace, text: string];

/** A text in both languages: both, or where it need not be given, neither. */
function pair(spanish: Written, english: Written, longest: number, needed: boolean): FormProblem[] {
  const both = [spanish, english];
  const given = both.filter(([, text]) => text.trim() !== '');
  const [only] = given;
  return [
    ...both.flatMap(([place, text]) => tooLong(place, text, longest)),
    ...(given.length === 0 && needed ? both.flatMap(([place]) => missing(place, '')) : []),
    ...(given.length === 1 && only
      ? both
          .filter((written) => written !== only)
          .map(([place]) => ({ place, kind: 'one-language' as const }))
      : []),
    ...(given.length === 2 && spanish[1].trim() === english[1].trim()
      ? [{ place: english[0], kind: 'same-text' as const }]
      : []),
  ];
}

function missing(place: FormPlace, text: string): FormProblem[] {
  return text.trim() === '' ? [{ place, kind: 'missing' }] : [];
}

function tooLong(place: FormPlace, text: string, longest: number): FormProblem[] {
  const { length } = text.trim();
  return length > longest ? [{ place, kind: 'too-long', longest, length }] : [];
}

function numbers(place: FormPlace, text: string, names: readonly string[]): FormProblem[] {
  const found = numbersInText(text, names);
  return found.length > 0 ? [{ place, kind: 'numbers', found }] : [];
}

/** The problems of one field, the blocking ones first. */
export function problemsAt(problems: readonly FormProblem[], place: FormPlace): FormProblem[] {
  const here = problems.filter(
    (problem) =>
      problem.place.field === place.field &&
      ('source' in problem.place ? problem.place.source : null) ===
        ('source' in place ? place.source : null),
  );
  return [...here.filter(isBlocking), ...here.filter((problem) => !isBlocking(problem))];
}
