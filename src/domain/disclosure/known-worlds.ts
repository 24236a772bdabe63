import type { Component } from './components.ts';
import { beyondReach } from './feasible-interval.ts';
import type { LinearSolver, Limits } from './linear-program.ts';
import { findWorld } from './worlds.ts';

/** The worlds that were found so far, by the values that they give to each unknown. */
export class KnownWorlds {
  private readonly component: Component;
  private readonly solver: LinearSolver;
  private readonly values: Set<number>[];
  private readonly beyond: number;

  constructor(component: Component, solver: LinearSolver) {
    this.component = component;
    this.solver = solver;
    this.values = component.unknowns.map(() => new Set<number>());
    this.beyond = beyondReach(component);
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
    this.look(unknown, coefficient, { atLeast: 0, atMost: this.beyond });
  }

  /** Whether there is a world with this value; looks for one if none is known. */
  has(unknown: number, value: number): boolean {
    if (!this.of(unknown).has(value)) this.look(unknown, 1, { atLeast: value, atMost: value });
    return this.of(unknown).has(value);
  }

  private of(unknown: number): Set<number> {
    return this.values[unknown] ?? new Set();
  }

  private look(unknown: number, coefficient: 1 | -1, limits: Limits): void {
    const aim = [{ unknown, coefficient }];
    const world = findWorld(this.component, aim, new Map([[unknown, limits]]), this.solver);
    world?.forEach((value, number) => this.values[number]?.add(value));
  }
}
