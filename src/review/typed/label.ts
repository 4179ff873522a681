/** Whether a text is a label of DNS by its letters and its length (RFC 1123); where a hyphen may stand is not asked. */
export type IsLabel<
  Text extends string,
  Fours extends readonly unknown[] = [],
> = Text extends `${infer A}${infer B}${infer C}${infer D}${infer Rest}`
  ? A | B | C | D extends Letter
    ? Rest extends ""
      ? IsAtMost63<Fours>
      : Fours["length"] extends 15
        ? false
        : IsLabel<Rest, [...Fours, unknown]>
    : false
  : Text extends `${infer A}${infer B}${infer C}`
    ? A | B | (C extends "" ? A : C) extends Letter
      ? true
      : false
    : Text extends Letter
      ? true
      : false;

/** With four letters more. */
type IsAtMost63<Fours extends readonly unknown[]> = Fours["length"] extends 15 ? false : true;

type Letter =
  | ("a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j" | "k" | "l" | "m" | "n" | "o" | "p" | "q" | "r" | "s")
  | ("t" | "u" | "v" | "w" | "x" | "y" | "z" | "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "-");
