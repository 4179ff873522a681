import { textsIn } from "../../model/ansible/data.js";
import type { Task } from "../../model/ansible/task.js";
import type { Text } from "../../model/ansible/text.js";
import type { Carried } from "./taint.js";

const asked = /(?:lookup|query|q)\(\s*['"](?:ansible\.builtin\.)?varnames['"]\s*,\s*['"]([^'"]+)['"]/g;

/** A text that takes variables by names that are looked for while Ansible runs, those of secrets among them. */
export function calledByName({ text }: Pick<Text, "text">, { loop, keys }: Task): Carried | undefined {
  const inLoop = loop === undefined ? [] : textsIn(keys.with_varnames ?? keys.loop ?? loop.items);
  const patterns =
    keys.with_varnames === undefined ? patternsIn([...inLoop, text]) : [...inLoop, ...patternsIn([text])];
  if (!patterns.some(findsSecrets)) return undefined;
  const byName =
    /\b(?:lookup|query|q)\(\s*['"](?:ansible\.builtin\.)?vars['"]|\b(?:vars|hostvars\[[^\]]+\])\[\s*[a-z_]/;
  return byName.test(text) ? { name: "vars", secret: "every variable, secrets included" } : undefined;
}

function patternsIn(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => [...text.matchAll(asked)].map(([, pattern = ""]) => pattern));
}

/** Names as secrets have them. */
const examples = ["vault_x", "vault_db_password", "db_password", "app_secret", "api_token"];

function findsSecrets(pattern: string): boolean {
  try {
    const regex = new RegExp(pattern);
    return examples.some((name) => regex.test(name));
  } catch {
    return false;
  }
}
