import {
  readRoles,
  signIn,
  signOut,
  watchAccount,
  type Account,
  type Role,
} from '../data/account.ts';
import { forgetSentDrafts } from '../data/device-drafts.ts';
import { forgetPublicationForms } from '../data/publication-forms.ts';
import { Failure } from '../domain/failure.ts';

export type SessionStatus =
  /** Not known yet. */
  | 'starting'
  | 'signed-out'
  | 'signed-in'
  /** It ended by itself: what is on screen is kept and sign-in is asked again. */
  | 'expired';

/** Who is signed in on this device, and what they may see. */
class Session {
  #status = $state<SessionStatus>('starting');
  #account = $state.raw<Account | null>(null);
  #roles = $state.raw<Role[]>([]);
  #leaving = false;
  #started = false;

  get status(): SessionStatus {
    return this.#status;
  }

  get account(): Account | null {
    return this.#account;
  }

  get roles(): Role[] {
    return this.#roles;
  }

  /** Reads the stored session and follows its changes. Failure where the backend is not there. */
  async start(): Promise<void> {
    if (this.#started) return;
    this.#started = true;
    try {
      await watchAccount((account) => this.#follow(account));
    } catch (error) {
      this.#started = false;
      throw error;
    }
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.start();
    await signIn(email, password);
  }

  /** Scenarios that were never sent stay on this device for this account; all else of it goes. */
  async signOut(): Promise<void> {
    this.#leaving = true;
    try {
      if (this.#account) await forgetDraftsOf(this.#account.id);
      await signOut();
    } finally {
      this.#leaving = false;
      this.#status = 'signed-out';
      this.#account = null;
      this.#roles = [];
    }
  }

  /** Tells the session that a request was refused because it is no longer valid. */
  expire(): void {
    if (this.#status === 'signed-in') this.#status = 'expired';
  }

  /** The roles of the person who is signed in. */
  async loadRoles(): Promise<Role[]> {
    if (!this.#account) throw new Failure('session-expired', 'Nobody is signed in.');
    this.#roles = await readRoles(this.#account.id);
    return this.#roles;
  }

  #follow(account: Account | null): void {
    if (account) {
      // The same person again, after a refresh, in another tab or after an expired session.
      if (account.id !== this.#account?.id) this.#roles = [];
      this.#account = account;
      this.#status = 'signed-in';
    } else if (this.#status === 'signed-in' && !this.#leaving) {
      this.#status = 'expired';
    } else if (this.#status !== 'expired') {
      this.#status = 'signed-out';
      this.#account = null;
    }
  }
}

/** A device whose store cannot be opened has nothing to forget, and must not hold up signing out. */
async function forgetDraftsOf(accountId: string): Promise<void> {
  try {
    await forgetSentDrafts(accountId);
    await forgetPublicationForms(accountId);
  } catch (error) {
    console.warn('The drafts on this device could not be cleared.', error);
  }
}

export const session = new Session();
