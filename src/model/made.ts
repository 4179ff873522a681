/** Under this name on the global object, for every copy of this module: the lists that are being filled. */
const key: unique symbol = Symbol.for("rexible.made") as never;

const lists = (): Set<object[]> => {
  const holder = globalThis as { [key]?: Set<object[]> };
  holder[key] ??= new Set();
  return holder[key];
};

/**
 * Begins to note what constructors make.
 *
 * @returns ends it, and gives what was made meanwhile, in its order; to end it again changes nothing.
 */
export function noteWhatIsMade(): () => readonly object[] {
  const made: object[] = [];
  lists().add(made);
  return () => {
    lists().delete(made);
    return made;
  };
}

/** Notes a thing that a constructor made, where somebody wants to know. */
export function noteMade(thing: object): void {
  for (const list of lists()) list.push(thing);
}
