import type { always, counts, moving, platforms, systems } from "../questions/floating-tag.js";

/**
 * Whether a tag names no exact version, as far as its words say so for certain: words without a digit, platforms,
 * one number, and a version beside a word that moves. What may be a commit, a date or a build is left to the build,
 * which reads it by patterns that types do not have.
 */
export type Floats<Tag extends string> = Tag extends Release | `${Release}-${Variant}`
  ? false
  : Lowercase<Tag> extends Always | `${string}${"-" | "_" | "+"}${Always}`
    ? true
    : Tag extends `${string}${"_" | "+"}${string}`
      ? false
      : WordsFloat<Lowercase<Tag>>;

/** What most tags are; it is seen first, for reading words costs the compiler more. */
type Release = `${"" | "v"}${bigint}.${bigint}.${bigint}`;
type Variant = "alpine" | "slim" | "debian" | "bookworm" | "trixie" | "ubuntu" | "noble";

type Always = (typeof always)[number];
type Platform = (typeof platforms)[number];
type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";

/** What the words before one have said. */
interface Seen {
  /** The last word, where its meaning depends on it. */
  readonly before: string;
  /** Whether the last word of the image's own is a number. */
  readonly number: boolean;
  /** Whether there is a word for what is newest now. */
  readonly moves: boolean;
  /** Whether there is a version of two numbers or more. */
  readonly exact: boolean;
}

interface Nothing {
  readonly before: "";
  readonly number: false;
  readonly moves: false;
  readonly exact: false;
}

type WordsFloat<Tag extends string, Before extends Seen = Nothing> = Tag extends `${infer Word}-${infer Rest}`
  ? After<Word, Before> extends infer Next
    ? [Next] extends [never]
      ? false
      : Next extends Seen
        ? WordsFloat<Rest, Next>
        : false
    : false
  : AllFloat<After<Tag, Before>>;

type AllFloat<All> = [All] extends [never]
  ? false
  : All extends { readonly moves: true } | { readonly exact: false }
    ? true
    : false;

/** What has been said with one word more; `never` where the word may name one image, or is left to the build. */
type After<Word extends string, Before extends Seen> = Word extends (typeof moving)[number] | Always
  ? With<Before, { before: Word; number: false; moves: true }>
  : Word extends `${string}${Digit}${string}`
    ? Word extends `${Platform}${number}` | `${Platform}${number}.${number}`
      ? With<Before, { before: Before["before"] extends Count ? Before["before"] : "" }>
      : Word extends `${"" | "v"}${bigint}` | `${"" | "v"}${bigint}.${Digit}${string}`
        ? AfterNumber<Word, Before>
        : never
    : With<Before, { before: Word; number: false }>;

type Count = (typeof counts)[number];

type With<Before extends Seen, Changed extends Partial<Seen>> = {
  readonly [Key in keyof Seen]: Key extends keyof Changed ? Changed[Key] : Before[Key];
};

/** A number or a version of the image's own, unless it is that of the system before it. */
type AfterNumber<Word extends string, Before extends Seen> = Before["before"] extends (typeof systems)[number]
  ? With<Before, { before: Word }>
  : true extends Before["number"] | HasLongPart<Word>
    ? never
    : Word extends `v${string}.${string}.${string}`
      ? never
      : Word extends `${string}.${string}`
        ? With<Before, { before: Word; number: true; exact: true }>
        : Before["before"] extends Count
          ? never
          : With<Before, { before: Word; number: true }>;

/** Whether there is room in a word for a date, or for the number of a build. */
type HasLongPart<Word extends string> = Word extends `${infer Part}.${infer Rest}`
  ? Part extends `${infer _1}${infer _2}${infer _3}${infer More}`
    ? More extends ""
      ? HasLongPart<Rest>
      : true
    : HasLongPart<Rest>
  : Word extends `${infer _1}${infer _2}${infer _3}${infer _4}${infer _5}${infer More}`
    ? More extends ""
      ? false
      : true
    : false;
