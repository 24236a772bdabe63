import { hidden } from '../../src/domain/disclosure/figures.ts';

export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };
type Path = (string | number)[];

/** Every object and every value in a document, but of lists only the first. */
export function* places(value: Json, path: Path = []): Generator<Path> {
  yield path;
  if (Array.isArray(value)) {
    if (value[0] !== undefined) yield* places(value[0], [...path, 0]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) yield* places(member, [...path, name]);
  }
}

export function at(document: Json, path: Path): Json {
  return path.reduce<Json>(
    (value, step) => (value as { [step: string]: Json })[step] ?? null,
    document,
  );
}

/** A copy in which what stands at a place is another; undefined: nothing any more. */
export function changed(document: Json, path: Path, value: Json | undefined): Json {
  const copy = structuredClone(document);
  const parent = at(copy, path.slice(0, -1)) as { [step: string]: Json };
  const step = path.at(-1) ?? '';
  if (value !== undefined) parent[step] = value;
  else if (Array.isArray(parent)) parent.splice(Number(step), 1);
  else Reflect.deleteProperty(parent, step);
  return copy;
}

/** Another value of the same kind, that could be meant. */
export function other(value: Json): Json {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return value === hidden ? 7 : `${value}x`;
  if (typeof value === 'boolean') return !value;
  return value === null ? 'x' : null;
}
