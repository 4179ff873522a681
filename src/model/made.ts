/** Under this name on the global object, for every copy of this module: the lists that are being filled. */
const key: unique symbol = Symbol.for("rexible.made") as never;

const lists = (): object[][] => {
  const holder = globalThis as { [key]?: object[][] };
  holder[key] ??= [];
  return holder[key];
};

/**
 * Begins to note what constructors make.
 *
 * @returns ends it, and gives what was made meanwhile, in its order.
 */
export function noteWhatIsMade(): () => readonly object[] {
  const made: object[] = [];
  lists().push(made);
  return () => {
    lists().splice(lists().indexOf(made), 1);
    return made;
  };
}

/** Notes a thing that a constructor made, where somebody wants to know. */
export function noteMade(thing: object): void {
  for (const list of lists()) list.push(thing);
}
