/** The known name that the written one becomes by one letter added, dropped or changed, or by two letters swapped; or none. */
export type Near<Written extends string, Known extends string> = Known extends unknown
  ? IsSlip<Difference<Lowercase<Written>, Lowercase<Known>>> extends true
    ? Known
    : never
  : never;

type IsSlip<Pair> = Pair extends [infer One extends string, infer Other extends string]
  ? [HasAtMostOne<One>, HasAtMostOne<Other>] extends [true, true]
    ? true
    : One extends `${infer First}${infer Second}`
      ? Other extends `${Second}${First}`
        ? HasAtMostOne<Second>
        : false
      : false
  : false;

type HasAtMostOne<Text extends string> = Text extends `${string}${infer Rest}`
  ? Rest extends ""
    ? true
    : false
  : true;

/** What is left of two texts without their common start and end; the second half is turned around. */
type Difference<One extends string, Other extends string> =
  WithoutStart<One, Other> extends [infer Left extends string, infer Right extends string]
    ? WithoutStart<Reversed<Left>, Reversed<Right>>
    : never;

type WithoutStart<One extends string, Other extends string> = One extends `${infer Letter}${infer Rest}`
  ? Other extends `${Letter}${infer OtherRest}`
    ? WithoutStart<Rest, OtherRest>
    : [One, Other]
  : [One, Other];

type Reversed<Text extends string> = Text extends `${infer Letter}${infer Rest}` ? `${Reversed<Rest>}${Letter}` : "";
