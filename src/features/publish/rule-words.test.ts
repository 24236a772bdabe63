import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../domain/failure.ts';
import { followLanguage } from '../../state/language.svelte.ts';
import { publishFailureText } from './failure-words.ts';
import { ruleText, wordedRules } from './rule-words.ts';

const migrations = new URL('../../../supabase/migrations/', import.meta.url);

/** The rules that publishing names when it refuses, as its functions are written. */
function rulesOfTheDatabase(): Set<string> {
  const scripts = readdirSync(migrations)
    .filter((file) => /_publi[a-z_]*\.sql$/.test(file))
    .map((file) => readFileSync(new URL(file, migrations), 'utf8'))
    .join('\n');
  const refusals = scripts.match(/perform private\.refuse_publication\(/g) ?? [];
  const named = [
    ...scripts.matchAll(/perform private\.refuse_publication\(\s*'PT4\d\d',\s*'([a-z-]+)',/g),
  ];
  expect(named).toHaveLength(refusals.length);
  const raised = [...scripts.matchAll(/errcode = 'PT4\d\d', detail = '([a-z-]+)'/g)];
  expect(raised.length).toBeGreaterThan(3);
  return new Set([...named, ...raised].map(([, rule = '']) => rule));
}

describe.each(['es', 'en'] as const)('a refusal of the database in %s', (locale) => {
  beforeEach(() => followLanguage(() => locale));
  afterEach(() => followLanguage(() => 'es'));

  it('has words for every rule, and for none that there is not', () => {
    expect([...rulesOfTheDatabase()].sort()).toEqual([...wordedRules].sort());
  });

  it('says why and how to mend it, and nothing of the message for developers', () => {
    for (const name of wordedRules) {
      const at = name === 'words' ? 'titleEs, contact' : '1';
      for (const kind of ['refused', 'stale', 'forbidden', 'not-found'] as const) {
        const failure = new Failure(kind, 'This cannot be published: it is wrong.', {
          rule: { name, at },
        });
        const text = publishFailureText(failure);
        expect(text.length).toBeGreaterThan(20);
        expect(text).not.toContain('This cannot be published');
        expect(text).not.toContain('titleEs');
      }
    }
  });

  it('names the fields and sources where they stand', () => {
    const words = ruleText({ name: 'words', at: 'titleEs, contact' });
    expect(words).toContain(
      locale === 'es' ? 'Título, en español y Contacto' : 'Title, in Spanish and Contact',
    );
    expect(ruleText({ name: 'source', at: '1, 3' })).toContain(
      locale === 'es' ? 'Fuente 1 y Fuente 3' : 'Source 1 and Source 3',
    );
  });

  it('takes a rule that it does not know for a fault of the program', () => {
    const fault = locale === 'es' ? 'falla del programa' : 'fault of the program';
    expect(ruleText(null)).toContain(fault);
    expect(ruleText({ name: 'constructor', at: null })).toContain(fault);
  });
});
