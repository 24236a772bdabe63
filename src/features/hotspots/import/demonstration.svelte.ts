import demonstrationCsv from '../../../../geodata/results/demo-incidents.csv?url';
import { importIncidents, undoIncidentImport } from '../../../data/incident-imports.ts';
import { readIndicators } from '../../../data/indicators.ts';
import { Failure } from '../../../domain/failure.ts';
import { m } from '../../../messages/generated/messages.js';
import { IncidentImport } from './incident-import.svelte.ts';
import { IncidentSending } from './incident-sending.svelte.ts';

/** The municipality in which the invented places lie. */
export const demonstrationMunicipality = 'soyapango';

/** Brings the invented incidents in, the way that every table comes in. */
export class Demonstration {
  loading = $state(false);
  failure = $state.raw<Failure | null>(null);
  readonly sending = new IncidentSending({ importIncidents, undoIncidentImport });

  /** Returns whether they are there; if not, `failure` says why. */
  async load(): Promise<boolean> {
    if (this.loading) return false;
    this.loading = true;
    this.failure = null;
    try {
      await this.#bringIn();
      return true;
    } catch (error) {
      this.failure = Failure.from(error);
      return false;
    } finally {
      this.loading = false;
    }
  }

  async #bringIn(): Promise<void> {
    const municipalityId = demonstrationMunicipality;
    const [text, indicators] = await Promise.all([readDemonstration(), readIndicators()]);
    // The database knows where the municipality ends.
    const table = new IncidentImport(() => ({ municipalityId, indicators, areas: [] }));
    try {
      await table.giveText(text);
      const { preview } = table;
      if (!preview || preview.counts.incidents !== preview.counts.rows || !table.invented) {
        throw new Failure(
          'invalid-answer',
          'The demonstration is not the table that it should be.',
        );
      }
      const sent = await this.sending.send(text, () => table.incidents(), {
        ...{ municipalityId, synthetic: true, fileName: 'demo-incidents.csv' },
        source: m.incidents_demo_source(),
      });
      if (!sent) throw this.sending.failure ?? new Failure('server', 'It was cancelled.');
    } finally {
      table.close();
    }
  }
}

async function readDemonstration(): Promise<string> {
  let response: Response;
  try {
    response = await fetch(demonstrationCsv);
  } catch (error) {
    throw new Failure('offline', 'The demonstration could not be reached.', { cause: error });
  }
  if (!response.ok) throw new Failure('server', `The demonstration answered ${response.status}.`);
  return response.text();
}
