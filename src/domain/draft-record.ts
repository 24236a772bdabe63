import { sameJson } from './canonical-json.ts';
import type { EditHistory } from './edit-history.ts';
import type { ScenarioContent } from './scenario.ts';

/** A scenario that is being edited, as a device keeps it for one account. */
export type DraftRecord = {
  accountId: string;
  municipalityId: string;
  scenarioId: string;
  /** The scenario that it began as a copy of. */
  forkedFrom: string | null;
  /** What the server has, as far as is known; version 0 and null: nothing yet. */
  saved: { version: number; content: ScenarioContent | null };
  /** What is edited, with what can be undone and redone. */
  history: EditHistory<ScenarioContent>;
  /** A save that is not answered yet; it is repeated just as it is. */
  pending: SaveRequest | null;
};

/** One save of a whole scenario. */
export type SaveRequest = {
  /** A UUID: the server applies a save once, however often it is sent. */
  saveId: string;
  /** The version that the edit was made on; 0 makes the scenario. */
  baseVersion: number;
  content: ScenarioContent;
};

/** Whether it holds anything that the server does not have, as far as is known. */
export function isUnsent({ pending, history, saved }: DraftRecord): boolean {
  return pending !== null || !sameContent(history.present, saved.content);
}

export function sameContent(a: ScenarioContent, b: ScenarioContent | null): boolean {
  return sameJson(a, b);
}
