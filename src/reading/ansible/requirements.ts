import { isRecord, listOf, textOf } from "../../model/ansible/data.js";
import type { Beside, Required } from "../../model/beside.js";
import type { SourceFile } from "../../model/sources.js";
import { readYaml } from "./yaml.js";

/**
 * Reads a `requirements.yml` of `ansible-galaxy`: a list of roles, or `roles` and `collections`.
 *
 * @returns why it cannot be read, where it cannot.
 */
export function readRequirements(file: SourceFile): Beside["required"] | string {
  const read = readYaml(file.text);
  if (!read.ok) return `line ${read.line}: ${read.reason}`;
  const { data } = read;
  if (!Array.isArray(data) && !isRecord(data)) return "it holds no roles and no collections";
  const { roles = [], collections = [] } = Array.isArray(data) ? { roles: data } : data;
  return {
    roles: listOf(roles).map((entry) => requiredBy(entry, file)),
    collections: listOf(collections).map((entry) => requiredBy(entry, file)),
  };
}

function requiredBy(entry: unknown, file: SourceFile): Required {
  const { name, src, source, version } = isRecord(entry) ? entry : { name: entry };
  const from = textOf(name ?? src ?? source);
  const said = textOf(name ?? src);
  const line = file.text.split("\n").findIndex((text) => text.includes(from)) + 1;
  return {
    // Of an address, what Ansible makes of it: its last part.
    name: /[/:]/.test(said) ? (/([^/:]+?)(?:\.git|\.tar\.gz)?$/.exec(said)?.[1] ?? said) : said,
    entry,
    version: textOf(version),
    origin: { file: file.file, line: Math.max(line, 1), column: 1 },
  };
}
