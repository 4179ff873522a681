/**
 * What is said of a reference to a thing of the stack where there is none. The bundle turns constants into variables, so
 * that a line above the declaration sees nothing instead of an error.
 */
export const declaredAbove = {
  error: ({ input }: { readonly input?: unknown }): string | undefined => {
    if (input === undefined) return "nothing is there yet: declare the constant above the line that uses it";
    return typeof input === "string"
      ? `'${input}' is only a name: write the constant that the constructor gave`
      : undefined;
  },
};
