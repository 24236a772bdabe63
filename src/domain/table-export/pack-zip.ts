export type ZipEntry = { name: string; content: Uint8Array };

const header = { local: 30, central: 46, end: 22 };
/** 1 January 1980, the first day that ZIP knows: the same content always gives the same file. */
const firstDay = 0x21;
const utf8Names = 0x0800;

/**
 * A ZIP file (PKWARE APPNOTE 6.3.10, without ZIP64: under 4 GB and 65,536 entries), deflated by the
 * browser or stored as it is.
 */
export async function packZip(
  entries: readonly ZipEntry[],
  { compress }: { compress: boolean },
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const title = new TextEncoder().encode(name);
    const packed = compress ? await deflate(content) : content;
    const fields = { method: compress ? 8 : 0, crc: crc32(content), packed, content, title };
    parts.push(entryHeader(header.local, 0x04034b50, fields, 0), title, packed);
    directory.push(entryHeader(header.central, 0x02014b50, fields, offset), title);
    offset += header.local + title.length + packed.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  return join([...parts, ...directory, endOf(entries.length, size, offset)]);
}

type Fields = {
  method: number;
  crc: number;
  packed: Uint8Array;
  content: Uint8Array;
  title: Uint8Array;
};

/** Header before an entry, or its line in the list at the end, which has a few fields more. */
function entryHeader(length: number, signature: number, fields: Fields, offset: number) {
  const view = new DataView(new ArrayBuffer(length));
  const isCentral = length === header.central;
  view.setUint32(0, signature, true);
  if (isCentral) view.setUint16(4, 20, true);
  const at = isCentral ? 6 : 4;
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, utf8Names, true);
  view.setUint16(at + 4, fields.method, true);
  view.setUint16(at + 8, firstDay, true);
  view.setUint32(at + 10, fields.crc, true);
  view.setUint32(at + 14, fields.packed.length, true);
  view.setUint32(at + 18, fields.content.length, true);
  view.setUint16(at + 22, fields.title.length, true);
  if (isCentral) view.setUint32(42, offset, true);
  return new Uint8Array(view.buffer);
}

function endOf(count: number, size: number, offset: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(header.end));
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  return new Uint8Array(view.buffer);
}

async function deflate(content: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([content.slice()]).stream();
  const packed = new Response(stream.pipeThrough(new CompressionStream('deflate-raw')));
  return new Uint8Array(await packed.arrayBuffer());
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(content: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of content) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
