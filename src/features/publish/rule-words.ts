import type { BrokenRule } from '../../domain/failure.ts';
import type { FormPlace } from '../../domain/publication/check-form.ts';
import { m } from '../../messages/generated/messages.js';
import { inLanguage } from '../../state/language.svelte.ts';
import { placeText } from './texts/problem-words.ts';

/** What each rule of the database asks for, and how to mend it. Its message is for developers. */
const texts = new Map<string, () => string>([
  ['edition', () => m.publish_rule_edition()],
  ['day', () => m.publish_rule_day()],
  ['scenario', () => m.publish_rule_scenario()],
  ['plan', () => m.publish_rule_plan()],
  ['data', () => m.publish_rule_data()],
  ['uncounted', () => m.publish_rule_uncounted()],
  ['not-whole', () => m.publish_rule_not_whole()],
  ['repeats-differ', () => m.publish_rule_repeats()],
  ['small-shown', () => m.publish_rule_small()],
  ['other-than-before', () => m.publish_rule_before()],
  ['unproven', () => m.publish_rule_unproven()],
  ['proof', () => m.publish_rule_unproven()],
  ['supposed', () => m.publish_rule_supposed()],
  ['remainder', () => m.publish_rule_remainder()],
  ['too-large', () => m.publish_rule_large()],
  ['id-used', () => m.publish_rule_used()],
  ['reason', () => m.publish_rule_reason()],
  ['no-edition', () => m.publish_failed_gone()],
  ['publisher', () => m.publish_failed_forbidden()],
  ['planner', () => m.publish_failed_forbidden()],
  ['malformed', () => m.publish_rule_fault()],
]);

/** Those that name what is wrong. */
const placed = new Map<string, (at: string) => string>([
  ['words', (at) => m.publish_rule_words({ places: list(at, wordPlace) })],
  ['source', (at) => m.publish_rule_source({ places: list(at, sourcePlace) })],
]);

/** Rules that have words of their own. */
export const wordedRules: ReadonlySet<string> = new Set([...texts.keys(), ...placed.keys()]);

/** Why the database refused, in the language of the person; a rule that is not known is a fault. */
export function ruleText(rule: BrokenRule | null): string {
  if (rule === null) return m.publish_rule_fault();
  return (
    placed.get(rule.name)?.(rule.at ?? '') ?? texts.get(rule.name)?.() ?? m.publish_rule_fault()
  );
}

const fields = ['titleEs', 'titleEn', 'summaryEs', 'summaryEn', 'contact', 'sources'] as const;

function wordPlace(name: string): string {
  const field = fields.find((each) => each === name);
  return field ? placeText({ field } satisfies FormPlace) : name;
}

function sourcePlace(number: string): string {
  return m.publish_source({ number });
}

function list(at: string, word: (name: string) => string): string {
  const names = at.split(', ').filter((name) => name !== '');
  return new Intl.ListFormat(inLanguage('es', 'en')).format(names.map(word));
}
