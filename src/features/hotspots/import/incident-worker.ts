import { expose } from 'comlink';
import { incidentEngine } from './incident-engine.ts';

/** Tables of incidents are read beside the page, which stays responsive whatever their size. */
expose(incidentEngine());
