import { confirmSectors } from '../../../data/redrawn-sectors.ts';
import { Failure } from '../../../domain/failure.ts';
import { session } from '../../../state/session.svelte.ts';

/** The steps from looking at redrawn sectors to having confirmed them. */
export class Confirmation {
  readonly #municipalityId: string;
  readonly #confirm: typeof confirmSectors;
  #busy = $state(false);
  #confirmed = $state<string | null>(null);
  #told = $state(true);
  #failure = $state.raw<Failure | null>(null);

  constructor(municipalityId: string, confirm: typeof confirmSectors = confirmSectors) {
    this.#municipalityId = municipalityId;
    this.#confirm = confirm;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** They were confirmed, and nobody has put that away yet. */
  get isNews(): boolean {
    return !this.#told;
  }

  /** Why they are not confirmed, as far as is known. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Whether this drawing was confirmed here, whatever was read of it before. */
  has(drawing: string): boolean {
    return this.#confirmed === drawing;
  }

  /**
   * Confirms what `drawing` names, once, however often it is clicked; without an answer it may be
   * sent again. Returns whether it is confirmed.
   */
  async confirm(drawing: string): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.#failure = null;
    try {
      await this.#confirm(this.#municipalityId, drawing);
      this.#confirmed = drawing;
      this.#told = false;
    } catch (error) {
      this.#failure = Failure.from(error);
      if (this.#failure.kind === 'session-expired') session.expire();
    } finally {
      this.#busy = false;
    }
    return this.#failure === null;
  }

  /** What was said of the last try is put away. */
  dismiss(): void {
    this.#told = true;
    this.#failure = null;
  }
}
