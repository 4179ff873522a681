/**
 * What commander says of a mistake on the command line, with the way out where it has none.
 *
 * @param argv words of the command line, program and script among them.
 */
export function usageError(text: string, argv: readonly string[]): string {
  if (!text.startsWith("error: too many arguments")) return text;
  const script = argv.slice(3).find((word) => /\.[cm]?[jt]s$/.test(word));
  return `${text}${script === undefined ? "" : `(a stack file is named with '--stack ${script}')\n`}`;
}
