/** The text before the first mark; the whole text where there is none. */
export type Before<Text extends string, Mark extends string> = Text extends `${infer Start}${Mark}${string}`
  ? Start
  : Text;

/** Whether all of the text is known: it is neither `string` nor a template with a gap, as a loop or a function makes it. */
export type IsKnown<Text extends string> = Record<never, unknown> extends Record<Text, unknown> ? false : true;
