import { grouped } from "./grouped.js";
import type { Mutation } from "./mutation.js";
import { randomBy, shuffled } from "./random.js";

/** The seed of this run. Default: 1, so that a commit is judged as the one before. */
export const seed = Number(process.env.SEED ?? 1);

/** Some of each kind, at random. */
export function sampleOf(all: readonly Mutation[], perKind: number): readonly Mutation[] {
  const random = randomBy(seed);
  return [...grouped(all, ({ kind }) => kind).values()].flatMap((kind) => shuffled(kind, random).slice(0, perKind));
}
