import { defineScalarTag, load, Schema, YAML11_SCHEMA } from "js-yaml";
import { isTooLarge, mostValues } from "../model/shared-values.js";

/** YAML whose aliases stand for more than can be read. */
export class TooManyValues extends Error {}

/** YAML 1.1, with Ansible's own tags taken as text. */
const schema = new Schema([
  ...YAML11_SCHEMA.tags,
  ...["!vault", "!unsafe"].map((tag) => defineScalarTag(tag, { resolve: (text) => text, identify: () => false })),
]);

/**
 * Reads YAML as Ansible does, which uses PyYAML: `yes` is true, `0644` is a number in base eight.
 *
 * @throws YAMLException where it is not YAML.
 * @throws TooManyValues where aliases of aliases make it larger than any file is.
 */
export function readAnsibleYaml(text: string): unknown {
  const data = load(text, { schema });
  if (isTooLarge(data)) throw new TooManyValues(`its aliases stand for more than ${mostValues} values`);
  return data;
}

/** Whether Ansible reads the file of a role as YAML before it renders anything. */
export function isYaml(path: string): boolean {
  return /\.ya?ml$/.test(path) && !path.startsWith("templates/");
}
