/** `npm run types`: writes src/data/database.types.ts from a database made by the migrations. */
import { writeFile } from 'node:fs/promises';
import { createApi } from './api.ts';
import { databaseTypes, databaseTypesFile } from './database-types.ts';
import { openEmbedded } from './embedded.ts';
import { prepareSchema } from './migrations.ts';
import { generateSecrets } from './secrets.ts';

const database = await openEmbedded();
await prepareSchema(database, createApi(database, generateSecrets()));
await writeFile(databaseTypesFile, await databaseTypes(database));
await database.close();
