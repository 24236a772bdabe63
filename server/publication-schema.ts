/** `npm run schema`: writes the JSON Schema of published documents from the schema that reads them. */
import { writeFile } from 'node:fs/promises';
import { publicationJsonSchema } from '../src/domain/publication/publication-json-schema.ts';

const file = new URL('../src/domain/publication/publication-1.schema.json', import.meta.url);
await writeFile(file, publicationJsonSchema());
