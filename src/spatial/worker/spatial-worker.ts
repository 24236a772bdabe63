import { expose } from 'comlink';
import { spatialEngine } from './spatial-engine.ts';

/** The script of a module worker: `new Worker(new URL('...', import.meta.url), { type: 'module' })`. */
expose(spatialEngine());
