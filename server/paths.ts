import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectDir = fileURLToPath(new URL('..', import.meta.url));
export const migrationsDir = join(projectDir, 'supabase/migrations');
export const seedFile = join(projectDir, 'supabase/seed.sql');
export const demoIncidentsFile = join(projectDir, 'geodata/results/demo-incidents.csv');

/** What the build leaves for the server. */
export const builtDir = join(projectDir, 'dist');
export const builtAppDir = join(builtDir, 'app');
export const builtSiteDir = join(builtDir, 'site');
export const preparedDatabaseFile = join(projectDir, 'dist/database.tar.gz');
