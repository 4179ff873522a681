import { toAnsible } from "../plan/jinja.js";
import type { PlannedRole, PlannedVariable } from "../plan/role.js";
import { marker } from "./file.js";
import { cell, table } from "./markdown.js";

/** `README.md` of a role: what it does, and each variable with type, default and meaning. */
export function roleReadme({ name, summary, variables }: PlannedRole): string {
  const parts = [
    `<!-- ${marker.slice(2)} -->\n# ${name}`,
    `${summary}.`,
    `    ansible-playbook site.yml --tags ${name} --ask-vault-pass`,
    ...(variables.length > 0 ? [variablesText(variables)] : ["It has no variables."]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function variablesText(variables: readonly PlannedVariable[]): string {
  const rows = variables.map(({ name, type, value, description, ofMachines }) => [
    `\`${name}\``,
    type.elements === undefined ? type.type : `${type.type} of ${type.elements}`,
    ofMachines ? "that of the machine" : defaultText(value),
    description,
  ]);
  const how =
    "The defaults stand in `defaults/main.yml`; a value in `inventory/group_vars/` or `inventory/host_vars/` overrules them. " +
    "`meta/argument_specs.yml` describes the fields of lists and dictionaries, and Ansible checks them whenever the role runs.";
  return `${table(["Variable", "Type", "Default", "Meaning"], rows)}\n\n${how}`;
}

/** A short value as it stands in YAML; of a long one, how many entries it has. */
function defaultText(value: PlannedVariable["value"]): string {
  if (value === null) return "none";
  const text = JSON.stringify(toAnsible(value));
  if (text.length <= 60) return cell(text);
  return Array.isArray(value) ? `${value.length} entries` : "see `defaults/main.yml`";
}
