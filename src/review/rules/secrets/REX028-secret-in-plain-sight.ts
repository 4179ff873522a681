import { type DeclaredContainer, textsOfKey } from "../../../model/ansible/container.js";
import { isRecord, textOf } from "../../../model/ansible/data.js";
import { isDynamic } from "../../../model/value.js";
import type { Route } from "../../finding.js";
import { holdsPasswordHash } from "../../questions/password-hash.js";
import { isHandWritten } from "../../questions/said.js";
import { secretIn } from "../../questions/secret-forms.js";
import { isSecretName, isSecretValue, type secretEnds, type secretWords } from "../../questions/secret-names.js";
import { secretsInFilesOf } from "../../questions/secrets-in-files.js";
import { stepsOf } from "../../questions/steps.js";
import { textsOf } from "../../questions/texts.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";

export const rule = defineRule({
  id: "REX028",
  title: "A secret written where everyone can read it",
  level: "error",
  says: {
    named:
      "environment variable '{name}' of service '{service}' is a secret by its name, and its value stands in the stack",
    shown: "environment variable '{name}' of service '{service}' is a secret by its name",
    role: "'{name}' of role '{role}' holds a secret, and its value stands in the stack",
    known: "'{where}' of service '{service}' holds {what}",
    url: "'{where}' of service '{service}' holds a password in a URL",
    container: "environment variable '{name}' of container '{container}' of role '{role}' is a secret by its name",
    hash: "'{where}' of service '{service}' holds the hash of a password",
    file: "{by} of role '{role}' holds {what}",
  },
  why: "The stack is in a repository, the Compose file is readable, and 'docker inspect' shows the environment and the command: whoever sees one of them has the secret.",
  fix: {
    named: "Declare 'secret()' and give it in 'secrets': the service gets a file that it alone can read.",
    shown: "Mount a file of mode '0400' and give its path, or declare the container as a service of the stack.",
    role: "Declare 'secret()' and give that to the role: its value comes from the vault.",
    known: "Revoke it, for it is in the repository's history. Then declare 'secret()' and give it in 'secrets'.",
    url: "Give the password in 'secrets', and the URL without it.",
    container: "Mount a file of mode '0400' and give its path, or declare the container as a service of the stack.",
    hash: "Give it as a secret in a file that the program reads, such as 'usersFile' of Traefik: a hash can be guessed at leisure.",
    file: "Revoke it, for it is in the repository's history. Then declare 'secret()', give that to the role, and write it from a template.",
  },
  fixInFiles: {
    known: "Revoke it, for it is in the repository's history. Then mount it as a file of mode '0400'.",
    url: "Give the URL without the password, and that as a file of mode '0400' which the program reads.",
  },
  bad: {
    named: `const app = service("app", { ...required, environment: { ADMIN_PASSWORD: "changeme" } });`,
    role: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [common(), docker(), role("motd", { motd_api_token: "changeme" })]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
    known: `
const app = service("app", {
  ...required,
  files: [file("/app/key.pem", "-----BEGIN PRIVATE KEY-----")],
});`,
    url: `
const app = service("app", {
  ...required,
  environment: { DATABASE: "postgresql://app:changeme@db.example.com/app" },
});`,
    shown: {
      role: "side-stack",
      files: {
        "files/compose.yml": `services:
  wiki:
    image: ghcr.io/example/wiki:3.2.1
    environment:
      WIKI_DB_PASSWORD: \${WIKI_DB_PASSWORD}
`,
      },
    },
    hash: `
const app = service("app", {
  ...required,
  labels: { "own.users": "admin:$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/" },
});`,
    file: {
      role: "offsite",
      files: {
        "tasks/main.yml": `- name: Install the settings
  ansible.builtin.copy:
    src: offsite.conf
    dest: /etc/offsite.conf
    mode: "0600"
`,
        "files/offsite.conf": "repository = /srv/offsite\npassword = correct-horse\n",
      },
    },
    container: {
      role: "side-stack",
      files: {
        "tasks/main.yml": `- name: Start the wiki
  community.docker.docker_container:
    name: wiki
    image: ghcr.io/example/wiki:3.2.1
    env:
      WIKI_DB_PASSWORD: changeme
`,
      },
    },
  },
  good: `const app = service("app", { ...required, secrets: { ADMIN_PASSWORD: secret("admin_password") } });`,
  links: ["https://docs.docker.com/compose/how-tos/use-secrets/"],
  inEditor: ["named"],
  abroad: {
    because:
      "A value that comes from outside of the file is shown by 'docker inspect' alone, and most people live with that.",
    keeps: ({ says, with: { name } }, _, line) => says !== "shown" || holdsValue(line, String(name)),
  },
  seesContainers: true,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services))
      for (const { text, what: kind, name, route } of textsOf(definition)) {
        const at = ["services", service, ...route];
        const what = secretIn(text);
        if (what === "a password in a URL") yield { says: "url", at, with: { where: name, service } };
        else if (what !== undefined) yield { says: "known", at, with: { where: name, service, what } };
        else if (kind !== "file" && holdsPasswordHash(text)) yield { says: "hash", at, with: { where: name, service } };
        else if (kind === "environment" && isSecretName(name)) {
          if (isHandWritten(definition) && (isSecretValue(text) || /[\0$]|\{\{/.test(text)))
            yield { says: "shown", at, with: { name, service } };
          else if (isSecretValue(text)) yield { says: "named", at, with: { name, service } };
        }
      }
  },

  *check(stack) {
    for (const { step, at } of stepsOf(stack))
      if ("variables" in step)
        for (const { name, route } of secretsAmong(step.variables, ["variables"]))
          yield { says: "role", at: [...at, ...route], with: { name, role: step.role } };
  },

  *checkRole(role) {
    for (const container of role.containers)
      for (const [name, value, route] of environmentOf(container))
        if (isSecretName(name) && isSecretValue(value))
          yield {
            says: "container",
            at: container.at(...route),
            with: { name, container: container.name, role: role.name },
          };
    for (const { what, by, at } of secretsInFilesOf(role))
      yield { says: "file", at, with: { what, by, role: role.name } };
  },
});

/** The texts among a role's variables that are secrets, by their name or by themselves. */
function* secretsAmong(value: unknown, route: Route): Iterable<{ readonly name: string; readonly route: Route }> {
  const name = String(route.at(-1));
  if (typeof value === "string") {
    if ((isSecretName(name) && isSecretValue(value)) || secretIn(value) !== undefined) yield { name, route };
  } else if (typeof value === "object" && value !== null && !isDynamic(value))
    for (const [key, inner] of Object.entries(value))
      yield* secretsAmong(inner, [...route, Array.isArray(value) ? Number(key) : key]);
}

/** Whether a line of environment says the value of a name itself, or a default for it. */
function holdsValue(line: string, name: string): boolean {
  const behind = line.slice(line.indexOf(name) + name.length).replace(/^["']?\s*[:=]\s*["']?/, "");
  return line.includes(name) && (/^[^\s"'$,}{]/.test(behind) || /^\$\{\w+:?-[^}]/.test(behind));
}

/** The environment of a hand-written container: a map, or a list of NAME=value. */
function environmentOf(container: DeclaredContainer): readonly (readonly [string, string, Route])[] {
  const { environment } = container.keys;
  if (isRecord(environment))
    return Object.entries(environment).map(([name, value]) => [name, textOf(value), ["environment", name]]);
  return textsOfKey(container, "environment").map(([index, text]) => {
    const [name = "", ...value] = text.split("=");
    return [name, value.join("="), ["environment", index]];
  });
}

export type Review<Name extends string, Options> = Options extends { readonly environment: infer Given }
  ? Extract<keyof Given, SecretName> extends never
    ? unknown
    : { readonly environment: { readonly [Key in Extract<keyof Given, SecretName>]: Judged<Given[Key], Key, Name> } }
  : unknown;

/** Names in capitals, and the usual ones of programs in JavaScript; the build knows further ways to write them. */
type SecretName =
  | `${string}${(typeof secretEnds)[number]}`
  | (typeof secretWords)[number]
  | `${string}_${(typeof secretWords)[number]}`
  | `${string}${"Password" | "Secret" | "Token" | "ApiKey" | "apiKey"}`;

/** What is no secret, or only leads to one. */
type Open = "" | Switch | `${"/" | "$" | "{" | "[" | "<" | "~/" | "file:"}${string}` | `${bigint}`;
type Switch = "true" | "false" | "yes" | "no" | "on" | "off" | "enable" | "enabled" | "disable" | "disabled" | Unset;
type Unset = "none" | "null" | "nil" | "undefined" | "required" | "optional" | "auto" | "default";

type Judged<Given, Key extends string, Name extends string> = Given extends string
  ? Lowercase<Given> extends Open
    ? unknown
    : DesignReview<Said<typeof rule, { name: Key; service: Name }, "named">>
  : unknown;
