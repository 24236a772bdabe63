import { expose } from 'comlink';
import { importEngine } from './importEngine.ts';

/** Tables are read and compared beside the page, which stays responsive whatever their size. */
expose(importEngine());
