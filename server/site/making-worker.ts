/** A thread that makes files of the site: one at a time, as it is asked. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Copies } from '../asset.ts';
import { reason } from '../start-error.ts';
import { FileMaker } from './file-maker.ts';
import { copiesOf } from './making.ts';
import type { Recipe } from './recipe.ts';
import type { MakerModule } from './site-maker.ts';

export type MakingData = { code: string };

export type MakingAnswer =
  | { copies: Copies }
  /** `isSpoilt`: what failed cannot be used again, and with it this thread. */
  | { failed: string; isSpoilt: boolean };

const { code } = workerData as MakingData;
// As it was when the server began: a build may have replaced the file meanwhile.
const address = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
const maker = new FileMaker((await import(address)) as MakerModule);

async function answer(recipe: Recipe): Promise<MakingAnswer> {
  try {
    return { copies: await copiesOf(maker, recipe) };
  } catch (error) {
    return { failed: reason(error), isSpoilt: error instanceof WebAssembly.RuntimeError };
  }
}

parentPort?.on('message', (recipe: Recipe) => {
  void answer(recipe).then((made) => parentPort?.postMessage(made));
});
