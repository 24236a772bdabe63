import { mkdirSync, writeFileSync } from 'node:fs';
import { makeResults } from './results.ts';

const project = new URL('../', import.meta.url);

mkdirSync(new URL('geodata/results/', project), { recursive: true });
for (const [path, content] of makeResults().files) {
  writeFileSync(new URL(path, project), content);
  console.log(`${path} (${Buffer.byteLength(content)} bytes)`);
}
