/**
 * Puts a text on the clipboard.
 *
 * @returns whether the browser let it: without permission, or on a page that is not secure, it does not
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
