import type { Leaf } from "../placed.js";
import { isTemplate } from "./documents.js";
import { readDotenv } from "./dotenv.js";
import type { Lookup } from "./interpolation.js";
import type { Reading } from "./level.js";
import { neutralTemplate } from "./template.js";

/**
 * The variables of files such as `.env`; of a name in several, the last wins.
 *
 * @param lookup what is known otherwise, which wins over the files.
 */
export function environmentOf(paths: readonly string[], reading: Reading, lookup: Lookup): ReadonlyMap<string, Leaf> {
  const values = new Map<string, Leaf>();
  const known: Lookup = (name) => lookup(name) ?? textOf(values.get(name));
  for (const path of paths) {
    const content = reading.files.read(path);
    if ("refused" in content)
      reading.troubles.push({
        at: { file: path, line: 1, column: 1 },
        message: `'${path}' ${content.refused}`,
        why: "Variables in it are not known.",
        fix: content.fix,
      });
    if (!("text" in content)) continue;
    const real = content.path ?? path;
    reading.read.add(real);
    const found = readDotenv(real, withoutJinja(real, content.text, reading), known);
    reading.troubles.push(...found.troubles);
    for (const [name, value] of found.values) values.set(name, value);
  }
  return values;
}

/** What a template of Jinja says; a gap stands for what cannot be known. */
export function withoutJinja(path: string, text: string, { variables }: Reading): string {
  if (!isTemplate(path)) return text;
  const { text: neutral, filled } = neutralTemplate(text, variables);
  return filled(neutral);
}

export function lookupIn(values: ReadonlyMap<string, Leaf>): Lookup {
  return (name) => textOf(values.get(name));
}

function textOf(leaf: Leaf | undefined): string | undefined {
  return leaf === undefined ? undefined : String(leaf.value);
}
