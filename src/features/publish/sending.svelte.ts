import { publishEdition, type PublicationRequest } from '../../data/publishing.ts';
import { Failure } from '../../domain/failure.ts';
import type { EditionReference } from '../../domain/publication/document.ts';

/** How far an edition is on its way out. */
export type SendingState =
  | { kind: 'idle' }
  | { kind: 'sending'; again: boolean }
  /** No answer came: it may have gone out or not; sending it again settles that. */
  | { kind: 'lost'; edition: number; failure: Failure }
  /** It did not go out: something it rests on is not current any more. */
  | { kind: 'overtaken'; failure: Failure }
  /** It did not go out. */
  | { kind: 'failed'; failure: Failure }
  | { kind: 'published'; reference: EditionReference };

export type Sendable = Omit<PublicationRequest, 'publicationId'> & { edition: number };

type Memory = {
  /** Called before anything is sent, and with null once its fate is known. */
  remember: (sent: { publicationId: string; edition: number; document: string } | null) => unknown;
  send?: typeof publishEdition;
};

/** Sends an edition so that it goes out once, however often it is clicked or sent again. */
export class Sending {
  readonly #remember: Memory['remember'];
  readonly #send: typeof publishEdition;
  #state = $state.raw<SendingState>({ kind: 'idle' });
  #request: PublicationRequest | null = null;

  constructor({ remember, send = publishEdition }: Memory) {
    this.#remember = remember;
    this.#send = send;
  }

  get state(): SendingState {
    return this.#state;
  }

  get busy(): boolean {
    return this.#state.kind === 'sending';
  }

  /** Sends an edition; while one is on its way, or its fate is open, nothing. */
  async publish({ edition, ...content }: Sendable): Promise<SendingState> {
    if (this.busy || this.#state.kind === 'lost') return this.#state;
    const publicationId = crypto.randomUUID();
    this.#state = { kind: 'sending', again: false };
    await this.#remember({ publicationId, edition, document: content.document });
    this.#request = { publicationId, ...content };
    return this.#sendOnce(edition, false);
  }

  /** Sends what got no answer once more, just as it was. */
  async again(): Promise<SendingState> {
    if (this.#state.kind !== 'lost') return this.#state;
    const { edition } = this.#state;
    this.#state = { kind: 'sending', again: true };
    return this.#sendOnce(edition, true);
  }

  /** It is known from elsewhere that it went out. */
  found(reference: EditionReference): void {
    this.#request = null;
    this.#state = { kind: 'published', reference };
  }

  dismiss(): void {
    if (!this.busy && this.#state.kind !== 'lost') this.#state = { kind: 'idle' };
  }

  async #sendOnce(edition: number, again: boolean): Promise<SendingState> {
    if (!this.#request) return this.#state;
    try {
      const reference = await this.#send(this.#request);
      this.#state = { kind: 'published', reference };
    } catch (error) {
      const failure = Failure.from(error);
      if (isOpen(failure) || (again && isTurnedAway(failure))) {
        this.#state = { kind: 'lost', edition, failure };
        return this.#state;
      }
      this.#state =
        failure.kind === 'stale' ? { kind: 'overtaken', failure } : { kind: 'failed', failure };
    }
    this.#request = null;
    await this.#remember(null);
    return this.#state;
  }
}

/** Whether it may have gone out all the same: the request, or only its answer, was lost. */
function isOpen({ kind }: Failure): boolean {
  return kind === 'offline' || kind === 'server' || kind === 'invalid-answer';
}

/** Whether it was turned away before anybody looked at what it is, and so at whether it is out. */
function isTurnedAway({ kind }: Failure): boolean {
  return kind === 'session-expired' || kind === 'forbidden';
}
