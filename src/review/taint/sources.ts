import { isRecord } from "../../model/ansible/data.js";
import type { Role } from "../../model/ansible/role.js";
import { argument, type Task } from "../../model/ansible/task.js";
import type { Read } from "../../model/ansible/text.js";
import type { Stack } from "../../model/stack.js";
import { commandsOf } from "../questions/role-scripts.js";
import { isSecretName } from "../questions/secret-names.js";
import { stepsOf } from "../questions/steps.js";
import type { Stain } from "./carried.js";

/** Lookups that bring secrets from stores. */
const stores =
  /^(?:password|passwordstore|hashi_vault|vault_kv\w*_get|vault_read|aws_secret|aws_ssm|secretsmanager_secret|bitwarden|bitwarden_secrets_manager|onepassword|onepassword_doc|onepassword_raw|keepass|keyring|lastpass|sops|random_string|random_words|dsv|tss|conjur_variable|manifold|infisical\w*)$/;

/** Whether an expression takes a secret from where secrets are: the vault, a store, or a file or variable by its name. */
export function secretRead({ name, path, isEverything }: Read): string | undefined {
  if (isEverything === true) return "every variable, secrets included";
  if (/^vault_\w/.test(name)) return name;
  if (name === "hostvars" || name === "vars") return path.find((part) => /^vault_\w/.test(part));
  if (!["lookup", "query", "q"].includes(name)) return undefined;
  const [kind = "", what = ""] = path;
  if (stores.test(kind)) return `lookup('${kind}')`;
  const base = what.split("/").at(-1) ?? "";
  const isNamed = isSecretName(base.replace(/\.\w+$/, "")) || /(?:^|\/)secrets?\//.test(what) || /\.key$/.test(what);
  return (kind === "env" || kind === "file" || kind === "ini") && isNamed ? `lookup('${kind}', '${what}')` : undefined;
}

/** The secrets that the stack gives to the variables of a role, by their names. */
export function givenByStack(role: string, stack: Stack): ReadonlyMap<string, readonly Stain[]> {
  const found = new Map<string, Stain[]>();
  for (const { step } of stepsOf(stack)) {
    if (step.role !== role || !("variables" in step)) continue;
    for (const [name, value] of Object.entries(step.variables))
      for (const stain of secretsBelow(value, [])) found.set(name, [...(found.get(name) ?? []), stain]);
  }
  return found;
}

function secretsBelow(value: unknown, path: readonly string[]): readonly Stain[] {
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => secretsBelow(item, [...path, String(index)]));
  if (!isRecord(value)) return [];
  if (value.kind === "secret") return [{ path, secret: `vault_${String(value.name)}` }];
  if (value.kind === "text") return secretsBelow(value.parts, []).map(({ secret }) => ({ path, secret }));
  if (value.kind === "variable") return [];
  return Object.entries(value).flatMap(([key, item]) => secretsBelow(item, [...path, key]));
}

/** Programs that print a secret that they make. */
const makers = /^(?:openssl (?:rand|genpkey|genrsa)|pwgen|apg|mkpasswd|wg gen(?:key|psk)|head .*\/dev\/u?random)/;

/** The parts of a task's result that are secret in themselves. */
export function secretResults(task: Task, role: Role): readonly Stain[] {
  const parts = (...names: string[]) => names.map((name) => ({ path: [name], secret: String(task.keys.register) }));
  if (task.action === "slurp") return holdsSecret(role.resolve(argument(task, "src", "path"))) ? parts("content") : [];
  const commands = commandsOf(role, task);
  const isSecret = commands.some(
    ({ program, arguments: words, text }) =>
      makers.test(text) || (/^(?:cat|head|tail)$/.test(program) && words.some((word) => holdsSecret(word.text))),
  );
  return isSecret ? parts("stdout", "stdout_lines") : [];
}

function holdsSecret(path: string): boolean {
  const name = path.split("/").at(-1) ?? "";
  return (
    /\/secrets\//.test(path) ||
    /(?:^|[._-])(?:password|passwd|secret|token|api_?key)(?:\.\w+)?$/i.test(name) ||
    /id_(?:rsa|ed25519|ecdsa)$|\.key$/.test(name)
  );
}
