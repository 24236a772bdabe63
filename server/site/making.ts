import { compress, type Copies } from '../asset.ts';
import { FileMaker } from './file-maker.ts';
import type { Recipe } from './recipe.ts';
import type { MakerModule } from './site-maker.ts';

/** What makes the files of the site. */
export type Making = {
  /** `key`: of all that the file is made from. */
  make(key: string, recipe: Recipe): Promise<Copies>;
};

/** What is made, with copies where the file is not compressed already. */
export async function copiesOf(maker: FileMaker, recipe: Recipe): Promise<Copies> {
  const made = await maker.make(recipe);
  const plain = typeof made === 'string' ? Buffer.from(made) : Buffer.from(made);
  if (recipe.as === 'png') return { plain, br: undefined, gzip: undefined };
  return { plain, ...(await compress(plain)) };
}

/** Makes files on this thread and without copies, for development: nothing is kept there. */
export function makingHere(make: MakerModule): Making {
  const maker = new FileMaker(make);
  return {
    make: async (_key, recipe) => {
      const made = await maker.make(recipe);
      return { plain: Buffer.from(made), br: undefined, gzip: undefined };
    },
  };
}
