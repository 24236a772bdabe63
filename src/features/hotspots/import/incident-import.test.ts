import { describe, expect, it } from 'vitest';
import { context } from '../../../spatial/incident-import/fixtures/tables.ts';
import { BrokenEngine, type ConnectedEngine } from './connect-incident-engine.ts';
import { incidentEngine } from './incident-engine.ts';
import { IncidentImport } from './incident-import.svelte.ts';

const table = [
  'Fecha;Longitud;Latitud;Delito',
  '2015-03-01;-89.15;13.70;Hurtos',
  '2015-03-02;-89.15;13.71;Art. 207',
  '2015-03-03;-89.25;13.71;Hurtos',
].join('\n');

/**
 * @param breaking numbers of the workers, from 0, that break down at the first preview
 * @param forgetful whether the first breaks down when it is asked for the incidents
 */
function importing({ breaking = [] as number[], forgetful = false } = {}) {
  const opened: { closed: boolean }[] = [];
  const connect = (): ConnectedEngine => {
    const number = opened.length;
    const state = { closed: false };
    opened.push(state);
    const engine = incidentEngine();
    const preview: typeof engine.preview = (...asked) =>
      breaking.includes(number) ? Promise.reject(new BrokenEngine()) : engine.preview(...asked);
    const incidents: typeof engine.incidents = (...asked) =>
      forgetful && number === 0 ? Promise.reject(new BrokenEngine()) : engine.incidents(...asked);
    return { engine: { ...engine, preview, incidents }, close: () => (state.closed = true) };
  };
  return { table: new IncidentImport(() => context, connect), opened };
}

describe('IncidentImport', () => {
  it('reads a table, asks what is open, and goes by the answer', async () => {
    const { table: incoming } = importing();
    await incoming.giveText(table);
    expect(incoming.preview?.counts).toMatchObject({ rows: 3, incidents: 1, aside: 1, waiting: 1 });
    expect(incoming.preview?.needs).toEqual([{ kind: 'offence', text: 'Art. 207', rows: 1 }]);
    await incoming.chooseOffences(['Art. 207'], 'theft');
    expect(incoming.preview?.needs).toEqual([]);
    expect(await incoming.incidents()).toMatchObject([
      { indicatorKey: 'theft', longitude: -89.15 },
      { indicatorKey: 'theft', latitude: 13.71 },
    ]);
    expect(await incoming.aside('outside', 0, 10)).toMatchObject([
      { row: 4, place: [-89.25, 13.71] },
    ]);
    expect([...incoming.chosenOffences]).toEqual([['art. 207', 'theft']]);
  });

  it('knows what was said of offences before, and lets it be said anew', async () => {
    const { table: incoming } = importing();
    await incoming.remember(new Map([['art. 207', null]]));
    await incoming.giveText(table);
    expect(incoming.preview?.counts.byReason).toEqual({ outside: 1, 'offence-left-out': 1 });
    await incoming.chooseOffences(['ART. 207'], 'extortion');
    expect(incoming.preview?.counts.incidents).toBe(2);
  });

  it('moves what a column holds without touching the others', async () => {
    const { table: incoming } = importing();
    await incoming.giveText(table);
    expect(incoming.preview?.roles).toEqual(['date', 'x', 'y', 'offence']);
    await incoming.chooseColumn('offence', null);
    expect(incoming.preview?.roles).toEqual(['date', 'x', 'y', null]);
    expect(incoming.preview?.needs).toEqual([{ kind: 'column', role: 'offence' }]);
    await incoming.chooseColumn('y', 3);
    expect(incoming.preview?.roles).toEqual(['date', 'x', null, 'y']);
  });

  it('says that the worker broke down, and goes on with another, losing nothing', async () => {
    const { table: incoming, opened } = importing({ breaking: [0] });
    await incoming.giveText(table);
    expect([incoming.breakdown, opened.length, opened[0]?.closed]).toEqual(['restarted', 2, true]);
    expect(incoming.preview?.counts.rows).toBe(3);
    expect(incoming.reading).toBe(false);
  });

  it('stops where the second breaks down too, keeps the table, and can be told to go on', async () => {
    const { table: incoming, opened } = importing({ breaking: [0, 1] });
    await incoming.giveText(table);
    expect([incoming.breakdown, incoming.preview, incoming.reading]).toEqual([
      ...['stopped', null, false],
    ]);
    await incoming.tryAgain();
    expect([incoming.breakdown, incoming.preview?.counts.rows, opened.length]).toEqual([
      null,
      3,
      3,
    ]);
  });

  it('gives the incidents also where the worker breaks down after the preview', async () => {
    const { table: incoming, opened } = importing({ forgetful: true });
    await incoming.giveText(table);
    expect(await incoming.incidents()).toHaveLength(1);
    expect([incoming.breakdown, opened.length]).toEqual(['restarted', 2]);
  });

  it('leaves nothing behind when it is closed', async () => {
    const { table: incoming, opened } = importing();
    await incoming.giveText(table);
    incoming.close();
    expect([opened[0]?.closed, incoming.given, incoming.preview]).toEqual([true, null, null]);
  });

  it('takes a table for invented where all of its rows say so', async () => {
    const { table: incoming } = importing();
    const rows = ['true', 'true'].map((said, at) => `2015-03-01;-89.15;13.7${at};Hurtos;${said}`);
    await incoming.giveText(['Fecha;Longitud;Latitud;Delito;synthetic', ...rows].join('\n'));
    expect(incoming.invented).toBe(true);
    await incoming.giveText(table);
    expect(incoming.invented).toBe(false);
  });
});
