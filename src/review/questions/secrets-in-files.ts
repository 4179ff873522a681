import type { Role } from "../../model/ansible/role.js";
import { argumentAt } from "../../model/ansible/task.js";
import type { FilePlace } from "../finding.js";
import { holdsPasswordHash } from "./password-hash.js";
import { formIn, secretIn } from "./secret-forms.js";
import { isSecretName, isSecretValue } from "./secret-names.js";

/** A secret that stands in what a role writes to the host, and where. */
export interface WrittenSecret {
  /** Such as "a private key". */
  readonly what: string;
  readonly by: string;
  readonly at: FilePlace;
}

/** Files that show how, and those of people. */
const shown = /(?:\.(?:example|sample|dist|md|rst|adoc|html?|css|svg|po)|(?:^|\/)(?:README|LICENSE|CHANGELOG)[^/]*)$/i;

/** Files of programs, where a name and a value are code. */
const code = /\.(?:[cm]?[jt]sx?|py|rb|php|go|rs|java|kt|lua|pl|sql|vcl)$/i;

/** The secrets that stand in files of a role and in what its tasks write; those of Compose files are judged with their services. */
export function* secretsInFilesOf(role: Role): Generator<WrittenSecret> {
  const composed = new Set(role.applications.flatMap(({ files }) => files.map(({ path }) => path)));
  for (const { path, text, by, source, task, lineAt } of role.written) {
    const name = (source?.path ?? path).replace(/\.j2$/, "");
    if (shown.test(name) || composed.has(source?.path ?? "") || text.startsWith("$ANSIBLE_VAULT")) continue;
    if (source === undefined && /^\s*services:/m.test(text)) continue;
    const held = code.test(name) ? formIn : /htpasswd/i.test(`${path} ${name}`) ? inHtpasswd : inText;
    const lines = text.split("\n").map((line) => line.replace(/^\s*Environment=/, ""));
    const index = lines.findIndex((line) => !/^\s*(?:#|\/\/|;)/.test(line) && held(line) !== undefined);
    const what = index < 0 ? undefined : held(lines[index] ?? "");
    // What a command line writes is judged with the command line.
    if (what !== undefined && (source !== undefined || task !== undefined)) yield { what, by, at: lineAt(index + 1) };
  }
  for (const task of role.tasks)
    for (const [name, value] of Object.entries(task.arguments))
      if (
        isSecretName(name) &&
        !/^(?:update|generate|no)_/.test(name) &&
        typeof value === "string" &&
        (isLiteral(value) || holdsPasswordHash(value))
      )
        yield { what: `a value for '${name}'`, by: `task '${task.name}'`, at: argumentAt(task, name) };
}

/** Not what Jinja brings, and not the signs that lock an account. */
function isLiteral(value: string): boolean {
  return isSecretValue(value) && !/\{[{%]|^[!*]+$/.test(value);
}

function inText(line: string): string | undefined {
  return secretIn(line) ?? (holdsPasswordHash(line) ? "the hash of a password" : undefined);
}

/** Each line of it is a user and a hash, weak ones that have no sign of their own included. */
function inHtpasswd(line: string): string | undefined {
  return /^\s*[\w.@-]+:[^\s{]{3,}\s*$/.test(line) ? "the hash of a password" : inText(line);
}
