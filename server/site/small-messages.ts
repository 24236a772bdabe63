import type { Plugin } from 'vite';

/** As Paraglide writes the choice of a language into each message. */
const choice =
  /= \/\*\* @type [^\n]* \*\/ \(\(inputs(?: = \{\})?, options = \{\}\) => \{\s*const locale = [^\n]*\n\s*if \(locale === "es"\) return (\w+)\(inputs\)\s*return (\w+)\(inputs\)\s*\}\);/;

/** All that public pages need of Paraglide: they follow the language of their address. */
const runtime = `
export let getLocale = () => 'es';
export const overwriteGetLocale = (source) => { getLocale = source; };
export const experimentalStaticLocale = undefined;
`;

/**
 * Texts without what public pages never use of them: a language for one call, and the ways to find
 * out the language. Of each text it is 60 bytes, and of a page a twentieth of its script.
 */
export function smallMessages(): Plugin {
  return {
    name: 'small-messages',
    enforce: 'pre',
    load: (id) => (id.endsWith('/src/messages/generated/runtime.js') ? runtime : null),
    transform: (code, id) =>
      id.includes('/src/messages/generated/messages/') ? withoutOptions(code) : null,
  };
}

/** The module of one text; one that is written in another way comes back as it is. */
export function withoutOptions(code: string): string {
  return code.replace(choice, '= (inputs) => (getLocale() === "es" ? $1 : $2)(inputs);');
}

/** The names of the texts that a compiled module uses. */
export function messagesIn(code: string): string[] {
  return [...code.matchAll(/\bm\.([a-z]\w*)/g)].map(([, name = '']) => name);
}
