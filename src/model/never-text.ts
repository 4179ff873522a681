/** Thrown where a thing of the stack is turned into plain text, in which its meaning would be lost. */
export class UsedAsText extends TypeError {
  override readonly name = "UsedAsText";

  constructor(
    readonly says: string,
    /** The way out. */
    readonly fix: string,
  ) {
    super(says);
  }
}

/** What is written instead, for the kinds of things whose place in a text is taken by something else than their name. */
const waysOut: Readonly<Record<string, string>> = {
  variable:
    "Write the whole as text`…${it}…`, with 'text' of the import from \"rexible\": then the inventory's value stands there on each host.",
  secret: "Give it under 'secrets' or 'secretFiles', alone or as text`…${it}…`: then only a file holds it.",
  text: "Put its parts into one text`…`, or use it as the whole value.",
  database: "Write the names that it was made from: its own, and that of its engine as host.",
};

/** Makes each attempt to turn a thing of the stack into text an error at that line: with `${…}`, `+` or `String()`. */
export function neverText<T extends { readonly kind: string }>(thing: T): T {
  const refuse = (): never => {
    const { kind, name } = thing as T & { readonly name?: unknown };
    const called = typeof name === "string" ? `${kind} '${name}'` : `a ${kind}`;
    throw new UsedAsText(
      `${called} is turned into plain text`,
      waysOut[kind] ?? `Write its name: the 'name' of the ${kind}.`,
    );
  };
  for (const way of [Symbol.toPrimitive, "toString"])
    Object.defineProperty(thing, way, { value: refuse, enumerable: false });
  return thing;
}
