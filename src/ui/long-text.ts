/** Characters: a field with more text than this makes a browser slow. */
export const longText = 100_000;
