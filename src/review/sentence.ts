/**
 * A sentence with holes, such as "network '{network}' overlaps '{other}'", is filled twice: by `fill` for the
 * terminal, and by `Said` for the editor. So both lanes say the same.
 */

/** Names of the holes in a sentence. */
export type Hole<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Hole<Rest>
  : never;

/** What stands in the holes. */
export type Holes<Sentence extends string> = Readonly<Record<Hole<Sentence>, string | number>>;

/** One sentence, or several by the name of the case that they tell. */
export type Sentences = string | Readonly<Record<string, string>>;

/** All sentences of a rule as one union. */
export type AnySentence<Says extends Sentences> = Says extends string ? Says : Says[keyof Says] & string;

/**
 * Fills the holes of a sentence.
 *
 * @example fill("network '{network}' is unused", { network: "backend" }) // "network 'backend' is unused"
 */
export function fill(sentence: string, holes: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (hole, name: string) => String(holes[name] ?? hole));
}

/** A sentence with its holes filled, as a type. */
export type Fill<Sentence extends string, Filling> = Sentence extends `${infer Before}{${infer Name}}${infer Rest}`
  ? `${Before}${Name extends keyof Filling ? Filling[Name] & (string | number) : never}${Fill<Rest, Filling>}`
  : Sentence;

/** What a rule says, as a type: its id and its sentence. `Case` names the sentence where a rule has several. */
export type Said<
  Rule extends { readonly id: string; readonly says: Sentences },
  Filling,
  Case extends string = never,
> = `${Rule["id"]} ${Fill<SentenceOf<Rule["says"], Case>, Filling>}`;

type SentenceOf<Says extends Sentences, Case extends string> = Says extends string
  ? Says
  : Case extends keyof Says
    ? Says[Case] & string
    : never;

/**
 * What a leaf of the stack must be to pass: nothing is, so tsc prints the sentence there.
 * The sentence is a parameter of a function, because two of them at one leaf would otherwise collapse to `never`.
 */
export interface DesignReview<Sentence extends string> {
  readonly "design review": (sentence: Sentence) => void;
}
