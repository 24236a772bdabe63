/** A peer for requests per second, in a process of its own: `plain-server.ts FOLDER`. */
import { serveFolder } from './file-server.ts';

console.log((await serveFolder(process.argv[2] ?? '.')).url);
