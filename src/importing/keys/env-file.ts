import { knownData } from "../../reading/compose/plain.js";
import { type ImportKey, leftOut, open, taken } from "../context.js";

interface Named {
  readonly path: string;
  readonly required?: boolean;
}

/** What the files say stands among the variables of the service by now; this tells of those that are not there. */
export const envFile: ImportKey = (value, { textOf, exampleOf }) => {
  const known = knownData(value);
  if (!Array.isArray(known)) return undefined;
  const files = known.map((one): Named => (typeof one === "string" ? { path: one } : one));
  const missing = files.filter(({ path }) => textOf(path) === undefined);
  const needed = missing.filter(({ required }) => required !== false);
  const examples = files.filter(({ path }) => exampleOf(path) !== undefined);
  if (needed.length > 0)
    return open(`${listed(needed)} could not be read: write what it says as 'environment' and 'secrets'`);
  if (examples.length > 0)
    return open(`${listed(examples)} is not there, so its example was taken: write the values that run`);
  if (missing.length === files.length) return leftOut(`${listed(missing)} is not there, and need not be`);
  return taken({}, `as environment and secrets, what ${listed(files.filter((one) => !missing.includes(one)))} says`);
};

function listed(files: readonly Named[]): string {
  return files.map(({ path }) => `'${path}'`).join(", ");
}
