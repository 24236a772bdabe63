import { Attempts } from './attempts.ts';
import { refuse } from './refusal.ts';

const windowMs = 15 * 60_000;

/** Limits wrong passwords per account and per address; a right one counts for nothing. */
export class PasswordGuard {
  readonly #byAccount = new Attempts(10, windowMs);
  readonly #byAddress = new Attempts(30, windowMs);

  async around(
    account: string,
    address: string,
    attempt: () => Promise<Response>,
  ): Promise<Response> {
    const wait = Math.max(
      this.#byAccount.waitSeconds(account),
      this.#byAddress.waitSeconds(address),
    );
    if (wait > 0) {
      return refuse(
        429,
        'over_request_rate_limit',
        `Too many attempts. Try again in ${Math.ceil(wait / 60)} minutes.`,
        { 'retry-after': String(wait) },
      );
    }
    const undo = [this.#byAccount.count(account), this.#byAddress.count(address)];
    const response = await attempt();
    if (response.ok) for (const one of undo) one();
    return response;
  }
}
