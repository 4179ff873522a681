/** Stands in a view for a value that the inventory gives: a text that is rendered before is refused where it would print it. */
export class UnknownYet extends Error {
  constructor(
    readonly option: string,
    wayOut: string,
  ) {
    super(wayOut);
  }

  override toString(): never {
    throw this;
  }
}
