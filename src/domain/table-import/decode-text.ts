import { TableRefusal } from './refusal.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const byteOrderMarks: [Encoding, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

// Control characters that no text has; what Windows-1252 leaves undefined decodes to some of them.
const controls = /(?![\t\n\v\f\r\u0085])\p{Cc}/u;

/**
 * Bytes of a text file as text. Without a byte order mark it is UTF-8 where that is possible, else
 * Windows-1252, as spreadsheets still save CSV in Spanish.
 *
 * @throws {TableRefusal} `binary`, `broken-text`
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const marked = byteOrderMarks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) {
    const text = decode(bytes, marked[0]);
    if (text === null) throw new TableRefusal({ kind: 'broken-text' });
    return checked(text, marked[0]);
  }
  const text = decode(bytes, 'utf-8');
  if (text !== null) return checked(text, 'utf-8');
  return checked(new TextDecoder('windows-1252').decode(bytes), 'windows-1252');
}

/** null: the bytes are not in this encoding. */
function decode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function checked(text: string, encoding: Encoding) {
  if (controls.test(text) || text.startsWith('%PDF')) throw new TableRefusal({ kind: 'binary' });
  return { text, encoding };
}
