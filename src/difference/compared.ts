/** Two records key by key. */
export interface Compared<One> {
  readonly gone: readonly (readonly [string, One])[];
  readonly added: readonly (readonly [string, One])[];
  readonly kept: readonly (readonly [name: string, before: One, after: One])[];
}

type Named<One> = Readonly<Record<string, One>>;

export function compared<One>(before: Named<One>, after: Named<One>): Compared<One> {
  return {
    gone: Object.entries(before).filter(([name]) => !Object.hasOwn(after, name)),
    added: Object.entries(after).filter(([name]) => !Object.hasOwn(before, name)),
    kept: Object.entries(after).flatMap(([name, one]) => {
      const old = Object.hasOwn(before, name) ? before[name] : undefined;
      return old === undefined ? [] : [[name, old, one] as const];
    }),
  };
}

/** The keys whose values differ, with both values; a value that is not there is `undefined`. */
export function changedKeys<One>(before: Named<One>, after: Named<One>): readonly ChangedKey<One>[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((key) => ({ key, before: valueAt(before, key), after: valueAt(after, key) }))
    .filter((one) => !isSame(one.before, one.after));
}

export interface ChangedKey<One> {
  readonly key: string;
  readonly before: One | undefined;
  readonly after: One | undefined;
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Names in quotes, as a list for people. @example "'a', 'b' and 'c'" */
export function quoted(names: readonly string[]): string {
  const all = names.map((name) => `'${name}'`);
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

function valueAt<One>(record: Named<One>, key: string): One | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
