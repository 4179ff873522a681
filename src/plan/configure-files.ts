import { rootOf } from "../model/paths.js";
import type { Stack } from "../model/stack.js";
import { type Jinja, jinja } from "./jinja.js";

/** Folder of a role, below `files/` and `templates/`, that holds the configuration of its services. */
export const configs = "configs";

/** Folder below `templates/` that holds the files with secrets. */
export const secrets = "secrets";

/** The kinds of files that a role brings to the host. */
export interface Brings {
  readonly copied: boolean;
  readonly rendered: boolean;
  readonly secret: boolean;
}

/** Name of a variable of the role that nobody else sets: `_postgresql_missing`. */
export function internal(role: string, name: string): string {
  return `_${role.replaceAll("-", "_")}_${name}`;
}

/**
 * What the role wants to stand on the host, worked out by Ansible from what stands in the project at that time: an edit by
 * hand is brought like any other. SHA-1, for that is what Ansible compares files by.
 */
export function wantedFiles(stack: Stack, role: string, brings: Brings): Readonly<Record<string, string | Jinja>> {
  const name = (suffix: string) => internal(role, suffix);
  const list = (suffix: string) => name(suffix).slice(1);
  const rendered = [
    ...(brings.rendered ? [absent(name("rendered"), "files")] : []),
    ...(brings.secret ? [absent(name("secret_files"), "secrets")] : []),
  ];
  const variables: Readonly<Record<string, false | string | Jinja>> = {
    mode: (brings.copied || brings.rendered) && "0644",
    // Before 2.19 the lookup makes data of a text that looks like a dictionary or a list.
    as_text:
      rendered.length > 0 &&
      jinja("{{ {'convert_data': false} if ansible_version.full is version('2.19', '<') else {} }}"),
    copied:
      brings.copied &&
      listOf(
        `query('community.general.filetree', '${configs}/') | selectattr('state', 'eq', 'file')`,
        `'path': '${rootOf(stack)}/configs/' ~ file.path, 'mode': ${name("mode")}`,
        "lookup('ansible.builtin.file', file.src, rstrip=false)",
      ),
    rendered:
      brings.rendered &&
      listOf(list("templates"), `'path': file.path, 'mode': ${name("mode")}`, textOf(name("as_text"))),
    secret_files:
      brings.secret &&
      listOf(list("secrets"), "'path': file.path, 'owner': file.owner, 'group': file.group", textOf(name("as_text"))),
    missing:
      rendered.length > 0 &&
      jinja(`{{ ${rendered.length > 1 ? `(${rendered.join(" + ")})` : rendered} | map(attribute='path') | list }}`),
  };
  const known = Object.entries(variables).filter((entry): entry is [string, string | Jinja] => entry[1] !== false);
  return Object.fromEntries(known.map(([suffix, value]) => [name(suffix), value]));
}

/** What the look at the host did not find as the role wants it. */
export function absent(wanted: string, kind: "files" | "secrets"): string {
  return `(${wanted} | difference(stack_present_${kind} | default([])))`;
}

function textOf(asText: string): string {
  return `lookup('ansible.builtin.template', file.source, **${asText})`;
}

/** A list of files, each as the look at the host describes one. */
function listOf(files: string, says: string, text: string): Jinja {
  return jinja(`{%- set wanted = [] -%}
{%- for file in ${files} -%}
{%- set _ = wanted.append({${says}, 'checksum': ${text} | hash('sha1')}) -%}
{%- endfor -%}
{{ wanted }}`);
}
