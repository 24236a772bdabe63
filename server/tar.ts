import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';

const block = 512;

/**
 * Unpacks an uncompressed ustar archive: folders and plain files, which is what a dump of the
 * embedded database holds. Far quicker than starting the engine once to load and once to use it.
 */
export async function unpack(archive: Buffer, folder: string): Promise<void> {
  for (let at = 0; at + block <= archive.length;) {
    const header = archive.subarray(at, at + block);
    if (header.every((byte) => byte === 0)) return;
    const prefix = text(header, 345, 155);
    const name = text(header, 0, 100);
    const path = normalize(join(folder, prefix, name));
    if (!path.startsWith(folder + sep)) throw new Error(`${name} leads out of the archive.`);
    const size = parseInt(text(header, 124, 12).trim() || '0', 8);
    const kind = text(header, 156, 1);
    at += block;
    if (kind === '5') {
      await mkdir(path, { recursive: true, mode: 0o700 });
    } else if (kind === '0' || kind === '') {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFile(path, archive.subarray(at, at + size), { mode: 0o600 });
    } else {
      throw new Error(`${name} is neither a file nor a folder.`);
    }
    at += Math.ceil(size / block) * block;
  }
}

function text(header: Buffer, from: number, length: number): string {
  const field = header.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString();
}
