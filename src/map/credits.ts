export type Credit = { text: string; href: string | null };

/**
 * The credits that map sources ask for, as text and links. Sources give them as HTML; nothing else
 * of it is kept.
 */
export function readCredits(attributions: string[]): Credit[] {
  const credits = attributions.flatMap((html) => {
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    return [...body.childNodes].flatMap((node): Credit[] => {
      const text = node.textContent?.trim() ?? '';
      if (text === '') return [];
      const href =
        node instanceof HTMLAnchorElement && /^https?:/.test(node.href) ? node.href : null;
      return [{ text, href }];
    });
  });
  return credits.filter(
    ({ text }, index) => credits.findIndex((other) => other.text === text) === index,
  );
}
