import { randomUUID } from 'node:crypto';
import { seededGenerator } from '../../src/domain/random/generator.ts';
import { toDegrees } from '../../src/spatial/projection/transverse-mercator.ts';
import type { Measured, Stopwatch } from './clock.ts';
import type { Ask } from './questions.ts';

const batch = 20_000;

/** A whole import, part after part as the app sends it, into Soyapango with its sectors, and its undoing. */
export async function measureImport(
  watch: Stopwatch,
  ask: Ask,
  incidents: number,
): Promise<Measured[]> {
  const random = seededGenerator(9);
  const id = randomUUID();
  const rows = Array.from({ length: incidents }, () => {
    const at = Date.parse('2014-01-01T06:00Z') + random.below(365 * 1440) * 60_000;
    // Within its outline.
    const place = toDegrees(266_800 + 2000 * random.unit(), 1_515_000 + 2000 * random.unit());
    return [randomUUID(), random.below(2), new Date(at).toISOString(), 'minute', ...place];
  });
  const parts = Math.ceil(incidents / batch);
  const about = { municipalityId: 'soyapango', id, source: 'Bench', synthetic: true };
  const contents = Array.from({ length: parts }, (_, i) =>
    JSON.stringify({
      ...{ ...about, indicators: ['theft', 'assault'], part: i + 1, parts, rowsBefore: i * batch },
      rows: rows.slice(i * batch, (i + 1) * batch),
    }),
  );
  const times: Awaited<ReturnType<Stopwatch['time']>>[] = [];
  for (const content of contents) {
    times.push(await watch.time(() => ask('import_incidents', { content })));
  }
  const undo = await watch.time(() =>
    ask('undo_incident_import', { municipality: 'soyapango', import_id: id }),
  );
  const size = `${incidents.toLocaleString('en')} incidents`;
  type Times = (typeof times)[number];
  const once = (name: string, { clock, processor }: Times, targetMs: number | null = null) => ({
    ...{ name, size, medianMs: clock, processorMs: processor, firstMs: clock, targetMs, peers: [] },
  });
  const sum = (what: keyof Times) => times.reduce((total, time) => total + time[what], 0);
  const last = times.at(-1) ?? undo;
  return [
    once(
      `import in ${parts} requests`,
      { clock: sum('clock'), processor: sum('processor') },
      30_000,
    ),
    once('its longest request, the last', last),
    once('its undoing', undo),
  ];
}
