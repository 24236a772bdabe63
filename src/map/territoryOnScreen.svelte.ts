import { boundsOf, fitMargin, fitProjection } from './projection.ts';
import { labelSectors, placeSectors } from './sectorDrawing.ts';
import type { MapSector } from './types.ts';
import { valueKind } from './valueStyle.ts';

type Size = { width: number; height: number };

/**
 * Sectors fitted into a frame. What takes long (labels, paths, borders) is found anew only when
 * shapes or the frame change: a new colour or text leaves it as it is.
 */
export class TerritoryOnScreen {
  #shapesBefore: MapSector[] = [];
  #kindsBefore: MapSector[] = [];

  constructor(
    private readonly sectors: () => MapSector[],
    private readonly size: () => Size,
  ) {}

  /** The sectors as they were when a shape last changed; their colours and texts may be old. */
  readonly shapes = $derived.by(() => {
    const now = this.sectors();
    if (!isSame(this.#shapesBefore, now, sameShape)) this.#shapesBefore = now;
    return this.#shapesBefore;
  });
  readonly #kinds = $derived.by(() => {
    const now = this.sectors();
    const same = (one: MapSector, other: MapSector) =>
      sameShape(one, other) && sameKind(one, other);
    if (!isSame(this.#kindsBefore, now, same)) this.#kindsBefore = now;
    return this.#kindsBefore;
  });
  readonly bounds = $derived(boundsOf(this.shapes.map(({ geometry }) => geometry)));
  readonly projection = $derived.by(() =>
    fitProjection(this.bounds, { ...this.size(), padding: fitMargin }),
  );
  readonly #placed = $derived(placeSectors(this.shapes, this.projection));
  /** The same objects while only colours of values and texts change: read those from the sectors. */
  readonly drawn = $derived(labelSectors(this.#placed, this.#kinds));
  readonly places = $derived(this.#placed.map(({ code, middle }) => ({ code, ...middle })));
}

function isSame(
  before: MapSector[],
  now: MapSector[],
  same: (one: MapSector, other: MapSector) => boolean,
): boolean {
  return (
    before.length === now.length &&
    before.every((one, index) => {
      const other = now[index];
      return other !== undefined && (one === other || same(one, other));
    })
  );
}

function sameShape(one: MapSector, other: MapSector): boolean {
  return (
    one.code === other.code &&
    one.geometry === other.geometry &&
    one.label === other.label &&
    one.illustrative === other.illustrative
  );
}

/** Whether they have the same marks and patterns; the colour of a value may differ. */
function sameKind(one: MapSector, other: MapSector): boolean {
  return (
    one.phase === other.phase &&
    kindOf(one) === kindOf(other) &&
    one.locked === other.locked &&
    one.departs === other.departs
  );
}

function kindOf({ value }: MapSector): 'phase' | ReturnType<typeof valueKind> {
  return value ? valueKind(value) : 'phase';
}
