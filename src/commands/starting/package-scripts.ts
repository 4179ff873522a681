/** Scripts of a project with a stack. */
const scripts = { build: "rexible build", check: "rexible check" } as const;

/**
 * Adds the scripts that are not there to the text of a `package.json`; its indentation stays.
 *
 * @returns the same text where it is no JSON object, or has scripts of these names.
 */
export function withScripts(text: string): string {
  const described = objectIn(text);
  if (described === undefined) return text;
  const there = typeof described.scripts === "object" && described.scripts !== null ? described.scripts : {};
  if (Object.keys(scripts).every((name) => name in there)) return text;
  const indentation = /^[ \t]+/m.exec(text)?.[0] ?? "  ";
  return `${JSON.stringify({ ...described, scripts: { ...there, ...without(scripts, there) } }, null, indentation)}\n`;
}

function without(wanted: object, there: object): object {
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => !(name in there)));
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
