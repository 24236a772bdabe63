import { m } from '../../../messages/generated/messages.js';
import { formatNumber } from '../../../state/language.svelte.ts';
import { levelText, rhythmText, sectorText } from '../list/zone-words.ts';
import type { Zone } from '../list/zones.ts';
import type { Brief } from './brief.ts';
import type { ZoneWords } from './brief-csv.ts';

/** Kinds that are named; the others are counted. */
const namedKinds = 3;

/** What is said of a zone: where, how hot, when and what. */
export function zoneWords({ sectors, facts, kinds }: Brief, zone: Zone): ZoneWords {
  const known = facts?.get(zone.number);
  return {
    sector: sectorText(sectors, zone.sectorId),
    level: levelText(zone.level),
    when: zone.count === 0 ? m.brief_zone_none() : known ? rhythmText(known.rhythm) : '',
    kinds: known ? kindsText(known.kinds, kinds) : '',
  };
}

function kindsText(
  counts: readonly { key: string; count: number }[],
  labels: ReadonlyMap<string, string>,
): string {
  const named = counts
    .slice(0, namedKinds)
    .map(({ key, count }) =>
      m.brief_kind_count({ kind: labels.get(key) ?? key, count: formatNumber(count) }),
    );
  const more = counts.length - named.length;
  const told = named.join(', ');
  return more > 0 ? `${told} ${m.brief_more_kinds({ count: more })}` : told;
}
