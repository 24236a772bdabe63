import type { FormProblem } from '../../../domain/publication/check-form.ts';

/** Characters that the reason of a withdrawal may have. */
export const longestReason = 1000;

/** What keeps a reason from being given: it is public, so it is needed in both languages. */
export function reasonProblems(
  spanish: string,
  english: string,
): Record<'es' | 'en', FormProblem[]> {
  return {
    es: problems(spanish, english, 'summaryEs'),
    en: problems(english, spanish, 'summaryEn'),
  };
}

function problems(text: string, other: string, field: 'summaryEs' | 'summaryEn'): FormProblem[] {
  const { length } = text.trim();
  const place = { field };
  if (length > longestReason) return [{ place, kind: 'too-long', longest: longestReason, length }];
  if (length > 0) return [];
  return [{ place, kind: other.trim() === '' ? 'missing' : 'one-language' }];
}
