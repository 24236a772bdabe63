import type { Component } from './components.ts';
import { beyondReach } from './feasible-interval.ts';
import type { LinearSolver, Limits, Term } from './linear-program.ts';
import { findWorld, type World } from './worlds.ts';

/** The worlds that were found so far, by the values that they give to each unknown. */
export class KnownWorlds {
  private readonly component: Component;
  private readonly solver: LinearSolver;
  private readonly found: World[] = [];
  private readonly values: Set<number>[];
  private readonly beyond: number;

  constructor(component: Component, solver: LinearSolver) {
    this.component = component;
    this.solver = solver;
    this.values = component.unknowns.map(() => new Set<number>());
    this.beyond = beyondReach(component);
  }

  worlds(): readonly World[] {
    return this.found;
  }

  lowest(unknown: number): number {
    return Math.min(Infinity, ...this.of(unknown));
  }

  /** Between the lowest and the highest value; negative where no world is known. */
  distance(unknown: number): number {
    return Math.max(-Infinity, ...this.of(unknown)) - this.lowest(unknown);
  }

  /** Looks for a world with the least (1) or the most (-1) of an unknown. */
  seek(unknown: number, coefficient: 1 | -1): void {
    this.look([{ unknown, coefficient }], new Map([[unknown, this.open()]]));
  }

  /** Whether there is a world with this value; looks for one if none is known. */
  has(unknown: number, value: number): boolean {
    if (!this.of(unknown).has(value)) {
      const exactly = new Map([[unknown, { atLeast: value, atMost: value }]]);
      this.look([{ unknown, coefficient: 1 }], exactly);
    }
    return this.of(unknown).has(value);
  }

  /** Looks for a world that makes the sum of these terms as small as it can be within these limits. */
  look(minimise: readonly Term[], limits: ReadonlyMap<number, Limits>): void {
    const world = findWorld(this.component, minimise, limits, this.solver);
    if (!world) return;
    this.found.push(world);
    world.forEach((value, number) => this.values[number]?.add(value));
  }

  /** A limit for what should be as much as possible, so that there is a largest value. */
  private open(): Limits {
    return { atLeast: 0, atMost: this.beyond };
  }

  private of(unknown: number): Set<number> {
    return this.values[unknown] ?? new Set();
  }
}
