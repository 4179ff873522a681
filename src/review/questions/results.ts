/** What the parts of a result are that modules give back; nothing where it depends. */
export function kindOfResult(path: readonly string[]): string | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return "a result";
  if (rest.length > 0) return first === "stat" && rest[0] === "exists" ? "a boolean" : undefined;
  return Object.hasOwn(kinds, first) ? kinds[first] : undefined;
}

const kinds: Readonly<Record<string, string>> = {
  stdout: "a text",
  stderr: "a text",
  msg: "a text",
  content: "a text",
  stdout_lines: "a list",
  stderr_lines: "a list",
  results: "a list",
  files: "a list",
  rc: "a number",
  status: "a number",
  attempts: "a number",
  matched: "a number",
  stat: "a map",
  changed: "a boolean",
  failed: "a boolean",
  skipped: "a boolean",
};
