import { packZip, type ZipEntry } from '../table-export/pack-zip.ts';
import { limits, TableRefusal } from './refusal.ts';

const sizes = { end: 22, central: 46, local: 30 };

/**
 * A workbook (ZIP) with the same parts, unpacked by the browser and stored as they are: the reader
 * would unpack large parts in a worker of a blob, which the content security policy forbids. On the
 * way it is refused before it grows beyond the limit.
 *
 * @throws {TableRefusal} `broken-workbook`, `too-big`, `formulas-without-values`
 */
export async function unpackWorkbook(bytes: Uint8Array): Promise<Uint8Array> {
  const entries: ZipEntry[] = [];
  let total = 0;
  for (const { name, method, packed, size } of partsOf(bytes)) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    total += size;
    if (total > limits.unpackedBytes) refuseSize(total);
    const content = method === 0 ? packed : await inflate(packed, size);
    const isSheet = name.startsWith('xl/worksheets/');
    entries.push({ name, content: isSheet ? legibleSheet(content) : content });
  }
  return packZip(entries, { compress: false });
}

type Part = { name: string; method: number; packed: Uint8Array; size: number };

/** The list at the end of a ZIP file; ZIP64 is refused, being for sizes beyond the limit. */
function partsOf(bytes: Uint8Array): Part[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Part[] = [];
  try {
    let end = bytes.length - sizes.end;
    while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
      if (view.getUint32(at, true) !== 0x02014b50) throw broken();
      const [nameLength, extra, comment] = [28, 30, 32].map((by) => view.getUint16(at + by, true));
      const name = new TextDecoder().decode(
        bytes.subarray(at + sizes.central, at + sizes.central + (nameLength ?? 0)),
      );
      const local = view.getUint32(at + 42, true);
      const from =
        local + sizes.local + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const packed = bytes.subarray(from, from + view.getUint32(at + 20, true));
      parts.push({
        name,
        method: view.getUint16(at + 10, true),
        packed,
        size: view.getUint32(at + 24, true),
      });
      at += sizes.central + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
    }
  } catch (error) {
    // Reading beyond the end of the file.
    if (error instanceof RangeError) throw broken();
    throw error;
  }
  return parts;
}

/** @param size what the file says that it unpacks to; it is not trusted */
async function inflate(packed: Uint8Array, size: number): Promise<Uint8Array> {
  const content = new Uint8Array(size);
  const stream = new Blob([packed.slice()]).stream();
  const reader = stream.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  let filled = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      if (filled + read.value.length > size) throw broken();
      content.set(read.value, filled);
      filled += read.value.length;
    }
  } catch (error) {
    // What cannot be unpacked is a TypeError in every engine.
    if (error instanceof TypeError) throw broken();
    throw error;
  }
  return content.subarray(0, filled);
}

const formula = /<c\b([^>]*)>\s*<f\b[^>]*(?:\/>|>[^<]*<\/f>)\s*(?:<v\s*\/>|<v><\/v>)?\s*<\/c>/g;

/**
 * A sheet in which nothing passes for an empty cell: a formula that nobody has worked out is
 * refused, and error values become text, because the reader leaves both out.
 */
function legibleSheet(content: Uint8Array): Uint8Array {
  const xml = new TextDecoder().decode(content);
  for (const [, attributes] of xml.matchAll(formula)) {
    // The result of a formula may be an empty text.
    if (!/\bt="str"/.test(attributes ?? '')) {
      throw new TableRefusal({ kind: 'formulas-without-values' });
    }
  }
  if (!xml.includes(' t="e"')) return content;
  return new TextEncoder().encode(xml.replace(/(<c\b[^>]*) t="e"/g, '$1 t="str"'));
}

function broken(): TableRefusal {
  return new TableRefusal({ kind: 'broken-workbook' });
}

function refuseSize(found: number): never {
  throw new TableRefusal({ kind: 'too-big', limit: limits.unpackedBytes, found });
}
