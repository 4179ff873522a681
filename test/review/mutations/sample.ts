import { grouped } from "./grouped.js";
import type { Mutation } from "./mutation.js";
import { randomBy, shuffled } from "./random.js";

/** The seed of this run: that of the environment, or today's number, so that each day tries others. */
export const seed = Number(process.env.SEED ?? Math.floor(Date.now() / 86_400_000));

/** Some of each kind, at random. */
export function sampleOf(all: readonly Mutation[], perKind: number): readonly Mutation[] {
  const random = randomBy(seed);
  return [...grouped(all, ({ kind }) => kind).values()].flatMap((kind) => shuffled(kind, random).slice(0, perKind));
}
