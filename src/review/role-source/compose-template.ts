import { load } from "js-yaml";
import type { ParsedFile } from "./role-source.js";

/** What stands for an expression of Jinja in a Compose file that is a template. */
export const gap = "·";

/**
 * A Compose file that is a template of Jinja, read as YAML: expressions become gaps of their length, statements and
 * comments space, so that places stay. Without data where that is no YAML, as with two branches of one key.
 */
export function readComposeTemplate(file: ParsedFile): ParsedFile | undefined {
  if (file.data !== undefined || !/compose[^/]*\.ya?ml(\.j2)?$/i.test(file.path)) return undefined;
  const text = file.text
    .replace(/\{[%#][\s\S]*?[%#]\}/g, (statement) => statement.replace(/[^\n]/g, " "))
    .replace(/\{\{[^\n]*?\}\}/g, (expression) => gap.repeat(expression.length));
  try {
    return { ...file, text, data: load(text) };
  } catch {
    return undefined;
  }
}
