import type { AnsibleProject } from "../../model/ansible/project.js";
import { settledIn } from "../../reading/ansible/settled.js";
import { resolverOf } from "../../reading/ansible/values.js";
import type { Variables } from "../../reading/compose/template.js";
import type { Scalar } from "../../reading/placed.js";
import { secretIn } from "../../review/questions/secret-forms.js";
import { isSecretName } from "../../review/questions/secret-names.js";

/**
 * The plain values that a project gives its variables, wherever it says them. Those of secrets are not among them: they are the vault's.
 */
export function valuesIn(project: AnsibleProject): Variables {
  const { known } = settledIn(project);
  const resolve = resolverOf([...known.values()].map((one) => ({ ...one, by: "vars" as const })));
  const values = [...known].flatMap(([name, { value }]): readonly (readonly [string, Scalar])[] => {
    if (typeof value === "number" || typeof value === "boolean") return [[name, value] as const];
    const text = typeof value === "string" ? resolve(value) : "{{";
    return text.includes("{{") || isSecret(name, text) ? [] : [[name, text] as const];
  });
  return Object.fromEntries(values);
}

/** The secrets whose values stand open in a project, by the names of their variables. */
export function openSecretsIn(project: AnsibleProject): ReadonlyMap<string, string> {
  return new Map(
    [...settledIn(project).known.values()].flatMap(({ name, value }) =>
      typeof value === "string" && isSecret(name, value) && !/\{\{|\$ANSIBLE_VAULT/.test(value)
        ? [[name, value] as const]
        : [],
    ),
  );
}

/** Whether a variable is a secret: by its name, by its value, or because the vault gives it. */
export function isSecret(name: string, value: unknown): boolean {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return (
    isSecretName(name) || name.startsWith("vault_") || secretIn(text) !== undefined || text.includes("$ANSIBLE_VAULT")
  );
}
