import {
  forgetPublicationForms,
  readPublicationForm,
  storePublicationForm,
} from '../../../data/publication-forms.ts';
import { sameJson } from '../../../domain/canonical-json.ts';
import type {
  PublicationAttempt,
  PublicationForm,
  PublicationFormRecord,
} from '../../../domain/publication/publication-form.ts';

/** What a planner writes, kept on this device with every change; the server learns it only at the end. */
export class FormDesk {
  readonly #accountId: string;
  readonly #municipalityId: string;
  #form = $state.raw<PublicationForm | null>(null);
  #attempt = $state.raw<PublicationAttempt | null>(null);
  #kept = $state(true);
  #next: PublicationFormRecord | null = null;
  #storing: Promise<void> | null = null;
  #closed = false;

  constructor(accountId: string, municipalityId: string) {
    this.#accountId = accountId;
    this.#municipalityId = municipalityId;
  }

  /** null: not opened yet. */
  get form(): PublicationForm | null {
    return this.#form;
  }

  /** A publication that was sent, and whose answer did not come. */
  get attempt(): PublicationAttempt | null {
    return this.#attempt;
  }

  /** Whether this device keeps what is written; where it does not, leaving the page loses it. */
  get kept(): boolean {
    return this.#kept;
  }

  /** Opens what this device has, or begins anew. */
  async open(begin: () => PublicationForm): Promise<void> {
    if (this.#form) return;
    let stored: PublicationFormRecord | null = null;
    try {
      stored = await readPublicationForm(this.#accountId, this.#municipalityId);
    } catch (error) {
      console.warn('The form of the publication could not be read.', error);
      this.#kept = false;
    }
    this.#form ??= stored?.form ?? begin();
    this.#attempt = stored?.attempt ?? null;
  }

  /** Takes over what another tab of this account wrote meanwhile; to be called on coming back to this one. */
  async refresh(): Promise<void> {
    const shown = this.#form;
    if (!shown || this.#storing || this.#closed) return;
    try {
      const stored = await readPublicationForm(this.#accountId, this.#municipalityId);
      // What is written here in this moment is newer.
      if (stored && this.#form === shown && !sameJson(stored.form, shown)) this.#form = stored.form;
    } catch (error) {
      console.warn('The form of the publication could not be read.', error);
    }
  }

  change(changes: Partial<PublicationForm>): void {
    if (!this.#form) return;
    this.#form = { ...this.#form, ...changes };
    this.#store();
  }

  /** Remembers what is sent, so that its fate can be told after a reload too. */
  async remember(attempt: PublicationAttempt | null): Promise<void> {
    this.#attempt = attempt;
    this.#store();
    await this.#storing;
  }

  /** Begins anew: it went out, or is given up. */
  async restart(form: PublicationForm): Promise<void> {
    this.#form = form;
    this.#attempt = null;
    this.#next = null;
    await this.#storing;
    try {
      await forgetPublicationForms(this.#accountId, this.#municipalityId);
    } catch (error) {
      console.warn('The form of the publication could not be forgotten.', error);
    }
  }

  /** Nothing is stored any more: whoever signs out wants it gone. */
  close(): void {
    this.#closed = true;
    this.#next = null;
  }

  #store(): void {
    if (!this.#form || this.#closed) return;
    this.#next = {
      accountId: this.#accountId,
      municipalityId: this.#municipalityId,
      form: this.#form,
      attempt: this.#attempt,
    };
    this.#storing ??= this.#storeAll();
  }

  /** One after the other, and of several that wait only the last. */
  async #storeAll(): Promise<void> {
    while (this.#next) {
      const record = this.#next;
      this.#next = null;
      try {
        await storePublicationForm(record);
        this.#kept = true;
      } catch (error) {
        console.warn('The form of the publication could not be stored.', error);
        this.#kept = false;
      }
    }
    this.#storing = null;
  }
}
