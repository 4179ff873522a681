/** The text before the first mark; the whole text where there is none. */
export type Before<Text extends string, Mark extends string> = Text extends `${infer Start}${Mark}${string}`
  ? Start
  : Text;
