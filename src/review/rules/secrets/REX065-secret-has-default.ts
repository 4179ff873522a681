import type { Role } from "../../../model/ansible/role.js";
import type { FilePlace } from "../../finding.js";
import { isSecretName, isSecretValue } from "../../questions/secret-names.js";
import { defineRule } from "../../rule.js";
import { type Taint, taintOf } from "../../taint/taint.js";

export const rule = defineRule({
  id: "REX065",
  title: "A secret that has a value when nobody gave one",
  level: "error",
  says: {
    fallback: "role '{role}' takes '{value}' for secret '{name}' when the vault has none",
    file: "'{path}' of role '{role}' gives secret '{name}' a value",
    variable: "variable '{name}' is a secret by its name, and its value stands in the inventory",
  },
  why: "A forgotten secret is then 'changeme' on the internet, and the deployment is green. The vault is checked at the start of the play; a default is not.",
  fix: {
    fallback: "Remove the default: the play then stops before it changes anything.",
    file: "Remove the line, and declare 'secret()' in the stack.",
    variable: "Declare it with 'secret()' instead of 'variable()'.",
  },
  bad: {
    fallback: {
      role: "wiki",
      files: { "templates/wiki.conf.j2": `admin_password = {{ vault_wiki_password | default("changeme") }}\n` },
    },
    file: {
      role: "wiki",
      files: { "defaults/main.yml": "wiki_admin_password: changeme\n" },
    },
    variable: `
const app = service("app", {
  ...required,
  environment: { APP_LOGIN: variable("app_api_key", { default: "changeme", description: "Key of the API" }) },
});`,
  },
  good: {
    role: "wiki",
    files: {
      "defaults/main.yml": `wiki_admin_password: "{{ vault_wiki_password | default('') }}"\n`,
      "templates/wiki.conf.j2": "admin_password = {{ wiki_admin_password }}\n",
    },
  },
  links: ["https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html"],
  inEditor: false,
  abroad: { because: "A default of a role that others use is a place to fill in." },
  acceptable: true,
}).judgedBy({
  *checkApplication({ variables }) {
    for (const name of Object.keys(variables))
      if (isSecretName(name)) yield { says: "variable", at: ["variables", name], with: { name } };
  },

  *checkRole(role, stack, roles) {
    const taint = taintOf(role, stack, roles);
    const isSecret = (name: string) => isSecretName(name) || secretNamed(name, taint) !== undefined;
    for (const { text, at } of expressionsOf(role))
      for (const [, name = "", , quote = "", value = quote] of [
        ...text.matchAll(fallback),
        ...text.matchAll(otherwise),
      ])
        if (isSecret(name) && !/^(?:null|none|omit)$/i.test(value))
          yield { says: "fallback", at, with: { role: role.name, name, value } };
    for (const { name, by, leaves, at } of role.definitions)
      for (const { path, text, isVaulted, route } of by === "defaults" || by === "vars" ? leaves : []) {
        const meant = path.findLast((part) => !/^\d+$/.test(part)) ?? name;
        if (isSecretName(meant) && isSecretValue(text) && !isVaulted && !text.includes("{{"))
          yield {
            says: "file",
            at: { file: at.file, route },
            with: { path: at.file.path, role: role.name, name: [name, ...path].join(".") },
          };
      }
  },
});

/** Whether a variable carries a secret, whatever it is called. */
function secretNamed(name: string, taint: Taint) {
  return taint.secretOf({ name, path: [], isOptional: true, through: [] }, { path: "", route: [] });
}

/** A variable, and what is taken where it is not defined or empty. */
const otherwise = /\b([A-Za-z_]\w*)[^{}]*?\bif\s[^{}]*?\belse\s+((["'])([^"'\\]+)\3)/g;

/** A variable with a default that is not empty. */
const fallback = /\b([A-Za-z_]\w*)\s*\|\s*(?:default|d)\(\s*(\\?["'])([^"'\\]+)\2/g;

function mayFallBack(text: string): boolean {
  return text.includes("|") || /\belse\b/.test(text);
}

function* expressionsOf(role: Role): Generator<{ readonly text: string; readonly at: FilePlace }> {
  for (const { texts, file } of role.tasks)
    for (const { text, route } of texts) if (mayFallBack(text)) yield { text, at: { file, route } };
  for (const { by, leaves, at } of role.definitions)
    if (by === "defaults" || by === "vars")
      for (const { text, route } of leaves) if (mayFallBack(text)) yield { text, at: { file: at.file, route } };
  for (const { file } of role.templates)
    for (const [index, text] of file.text.split("\n").entries())
      if (mayFallBack(text)) yield { text, at: { file, line: index + 1 } };
}
