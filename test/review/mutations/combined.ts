import { bases } from "./bases.js";
import { type HarmlessEdit, harmlessEdits } from "./harmless-edits.js";
import type { Mutation } from "./mutation.js";
import { type Outcome, outcomeOf } from "./outcome.js";
import { randomBy, shuffled } from "./random.js";

/** Several harmless edits of one stack after another, as the seed draws them; the fewest that show a mistake. */
export async function combinedOutcome(seed: number): Promise<Outcome> {
  const random = randomBy(seed);
  const draw = (below: number): number => Math.floor(random() * below);
  const edits = shuffled(harmlessEdits, random).slice(0, 2 + draw(5));
  const base = draw(bases.length);
  const outcome = await outcomeOf(mutationOf(seed, base, edits));
  return outcome.fault === undefined ? outcome : shrunk(seed, base, edits);
}

async function shrunk(seed: number, base: number, edits: readonly HarmlessEdit[]): Promise<Outcome> {
  for (const edit of edits) {
    const fewer = edits.filter((one) => one !== edit);
    const outcome = await outcomeOf(mutationOf(seed, base, fewer));
    if (outcome.fault !== undefined) return fewer.length > 1 ? shrunk(seed, base, fewer) : outcome;
  }
  return outcomeOf(mutationOf(seed, base, edits));
}

function mutationOf(seed: number, index: number, edits: readonly HarmlessEdit[]): Mutation {
  const base = bases[index];
  if (base === undefined) throw new Error(`there is no stack ${index}`);
  const text = edits.reduce((edited, { name, edit }) => {
    const random = randomBy(seed + hash(name));
    return edit(edited, (below) => Math.floor(random() * below));
  }, base.text);
  return {
    kind: "combined / harmless edits after one another",
    spelling: edits.map(({ name }) => name).join("; "),
    place: `${base.name}, seed ${seed}`,
    label: { is: "harmless", because: "each alone changes nothing for the review, nor do all" },
    input: () => ({ from: "text", text }),
  };
}

/** A number from a name, so that an edit draws the same whatever stands beside it. */
function hash(name: string): number {
  return [...name].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0, 0);
}
