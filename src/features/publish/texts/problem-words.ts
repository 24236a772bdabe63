import {
  isBlocking,
  type FormPlace,
  type FormProblem,
} from '../../../domain/publication/check-form.ts';
import { m } from '../../../messages/generated/messages.js';
import { formatNumber, inLanguage } from '../../../state/language.svelte.ts';

export function problemText(problem: FormProblem): string {
  switch (problem.kind) {
    case 'missing':
      return m.publish_problem_missing();
    case 'one-language':
      return problem.place.field.endsWith('Es')
        ? m.publish_problem_only_english()
        : m.publish_problem_only_spanish();
    case 'too-long':
      return m.publish_problem_too_long({
        length: formatNumber(problem.length),
        longest: formatNumber(problem.longest),
      });
    case 'numbers': {
      const list = new Intl.ListFormat(inLanguage('es', 'en')).format(
        problem.found.map((number) => inLanguage(`«${number}»`, `“${number}”`)),
      );
      return m.publish_problem_numbers({ numbers: list });
    }
    case 'same-text':
      return m.publish_problem_same_text();
    case 'no-contact':
      return m.publish_problem_no_contact();
  }
}

/** Problems of one field, as it shows them. */
export function toldProblems(problems: readonly FormProblem[]) {
  return problems.map((problem) => ({
    text: problemText(problem),
    blocking: isBlocking(problem),
  }));
}

/** What the field is called where its problem is told elsewhere. */
export function placeText(place: FormPlace): string {
  switch (place.field) {
    case 'titleEs':
      return m.publish_field_spanish({ field: m.publish_title() });
    case 'titleEn':
      return m.publish_field_english({ field: m.publish_title() });
    case 'summaryEs':
      return m.publish_field_spanish({ field: m.publish_summary() });
    case 'summaryEn':
      return m.publish_field_english({ field: m.publish_summary() });
    case 'contact':
      return m.publish_contact();
    case 'sources':
      return m.publish_sources();
    case 'sourceTitleEs':
      return m.publish_field_spanish({ field: m.publish_source({ number: place.source + 1 }) });
    case 'sourceTitleEn':
      return m.publish_field_english({ field: m.publish_source({ number: place.source + 1 }) });
    case 'sourceCredit':
      return `${m.publish_source({ number: place.source + 1 })}: ${m.publish_source_credit()}`;
  }
}
