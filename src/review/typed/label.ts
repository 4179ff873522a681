/** Whether all of a text is letters of a label, and at most 63 of them (RFC 1123); where a hyphen may stand is not asked. */
export type IsLabel<
  Text extends string,
  Read extends readonly unknown[] = [],
> = Text extends `${infer Letter}${infer Rest}`
  ? Read["length"] extends 63
    ? false
    : Letter extends LabelLetter
      ? IsLabel<Rest, [...Read, unknown]>
      : false
  : Read["length"] extends 0
    ? false
    : true;

type LabelLetter =
  | ("a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j" | "k" | "l" | "m" | "n" | "o" | "p" | "q" | "r" | "s")
  | ("t" | "u" | "v" | "w" | "x" | "y" | "z" | "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "-");
