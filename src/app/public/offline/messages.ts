/** What a page that is being read asks its service worker to keep. All addresses are absolute. */
export type KeepRequest = {
  kind: 'keep';
  page: string;
  /** Scripts that the page has loaded. */
  assets: string[];
  /** The document of the edition that it shows; null: there is none, or data are dear here. */
  document: string | null;
};

/** What the worker answers: whether the network was there, and whether the page came from a copy. */
export type KeptAnswer = { kind: 'kept'; fresh: boolean; fromCopy: boolean };
