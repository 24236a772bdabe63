/**
 * The rules of a style sheet for a page of these components: what names the scopes of others alone
 * is left out. The order stays, and so does what one rule wins over another.
 *
 * @param css as the build writes it, without comments
 * @param own the scopes of the page's components, such as `svelte-1fd0s42`
 */
export function stylesOf(css: string, own: ReadonlySet<string>): string {
  return rulesIn(css)
    .filter((rule) => {
      const scopes = scopesIn(rule);
      return scopes.length === 0 || scopes.some((scope) => own.has(scope));
    })
    .join('');
}

/** The classes by which Svelte keeps the styles of components apart. */
export function scopesIn(text: string): string[] {
  return text.match(/svelte-[a-z0-9]+/g) ?? [];
}

/** Those of the outermost level: a media query is one rule with all that is in it. */
function rulesIn(css: string): string[] {
  const rules: string[] = [];
  let depth = 0;
  let begin = 0;
  for (let at = 0; at < css.length; at++) {
    const mark = css[at];
    if (mark === '{') depth += 1;
    if (mark === '}') depth -= 1;
    if (depth === 0 && (mark === '}' || mark === ';')) {
      rules.push(css.slice(begin, at + 1));
      begin = at + 1;
    }
  }
  return [...rules, css.slice(begin)];
}
