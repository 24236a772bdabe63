import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { messagesIn, withoutOptions } from './small-messages.ts';

const generated = (name: string) =>
  readFileSync(
    new URL(`../../src/messages/generated/messages/${name}.js`, import.meta.url),
    'utf8',
  );

// A new version of Paraglide may write them in another way: then pages only grow.
test.each(['read_legend', 'read_edition', 'read_changes_short'])(
  'leaves of the text %s only what pages use',
  (name) => {
    const code = withoutOptions(generated(name));
    expect(code).toContain(`=> (getLocale() === "es" ? es_${name} : en_${name})(inputs);`);
    expect(code).not.toContain('options.locale');
  },
);

test('finds the texts that a component uses', () => {
  expect(messagesIn('$.text(m.read_legend()); m.read_edition({ edition }); from.m_x')).toEqual([
    'read_legend',
    'read_edition',
  ]);
});
