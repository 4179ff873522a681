/** A directive with a block of further lines. */
export function block(head: string, lines: readonly string[]): readonly string[] {
  return [`${head} {`, ...indented(lines), "}"];
}

export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === "" ? "" : `\t${line}`));
}
