import type { PublicationSource } from './publication-source.ts';
import type { Published } from './published.ts';
import { reason } from './start-error.ts';

/** How often what is published is asked for, where nobody may have told us of a new edition. */
const everyMs = 60_000;

export type Following = {
  /** Asks the source now. Never fails: what is on disk is served on. */
  refresh(): Promise<void>;
  /** Asks no more, once what is under way has ended. */
  stop(): Promise<void>;
};

/**
 * Asks a source for new editions from time to time: `always`, or only while the last answer could
 * not be taken over whole.
 */
export function follow(
  published: Published,
  source: PublicationSource,
  { log, always }: { log: (line: string) => void; always: boolean },
): Following {
  let told = '';
  const tell = (line: string) => {
    if (line !== told && line !== '') log(line);
    told = line;
  };
  const refresh = async () => {
    try {
      await published.refresh(source);
      tell('');
    } catch (error) {
      const count = published.state.editions.length;
      tell(
        `The published editions could not be read (${reason(error)}): serving the ${count} on disk.`,
      );
    }
  };
  const timer = setInterval(() => {
    if (always || published.isBehind) void refresh();
  }, everyMs);
  return {
    refresh,
    stop: async () => {
      clearInterval(timer);
      await published.idle();
    },
  };
}
