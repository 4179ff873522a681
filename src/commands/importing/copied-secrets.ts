import { locateInFile } from "../../diagnostics/locate-in-file.js";
import { isSecret } from "../../importing/ansible/values.js";
import type { Note } from "../../importing/note.js";
import type { FilePlace } from "../../model/ansible/place.js";
import type { Role } from "../../model/ansible/role.js";
import { isSecretValue } from "../../review/questions/secret-names.js";
import { secretsInFilesOf } from "../../review/questions/secrets-in-files.js";

/** The secrets that stand open in the files of a role, which come along as they are. */
export function copiedSecretsOf(role: Role): readonly Note[] {
  const defined = role.definitions.filter(
    ({ name, value }) => typeof value === "string" && isOpen(value) && isSecret(name, value),
  );
  const places = [
    ...defined.map(({ name, at }) => [name, at] as const),
    ...[...secretsInFilesOf(role)].map(({ what, at }) => [what, at] as const),
  ];
  return [...new Map(places.map(([what, at]) => [lineOf(at), noteOf(role, what, at)])).values()];
}

function noteOf(role: Role, what: string, at: FilePlace): Note {
  const says = "it stands open in a file that came along: revoke it, and read it from the vault";
  return {
    service: "secret",
    key: what,
    file: `roles-src/${role.name}/${at.file.path}`,
    line: locateInFile(at).line,
    outcome: "decide",
    says,
  };
}

function lineOf(at: FilePlace): string {
  return `${at.file.path}:${locateInFile(at).line}`;
}

function isOpen(value: string): boolean {
  return isSecretValue(value) && !/\{\{|\$ANSIBLE_VAULT/.test(value);
}
