import { defineScalarTag, load, Schema, YAML11_SCHEMA } from "js-yaml";

/** YAML 1.1, with Ansible's own tags taken as text. */
const schema = new Schema([
  ...YAML11_SCHEMA.tags,
  ...["!vault", "!unsafe"].map((tag) => defineScalarTag(tag, { resolve: (text) => text, identify: () => false })),
]);

/**
 * Reads YAML as Ansible does, which uses PyYAML: `yes` is true, `0644` is a number in base eight.
 *
 * @throws YAMLException where it is not YAML.
 */
export function readAnsibleYaml(text: string): unknown {
  return load(text, { schema });
}

/** Whether Ansible reads the file of a role as YAML before it renders anything. */
export function isYaml(path: string): boolean {
  return /\.ya?ml$/.test(path) && !path.startsWith("templates/");
}
