import { textsOf } from "../reading/texts.js";
import { defineRule } from "../rule.js";
import type { DesignReview, Said } from "../sentence.js";

export const rule = defineRule({
  id: "REX028",
  title: "A secret written where everyone can read it",
  level: "error",
  says: {
    named:
      "environment variable '{name}' of service '{service}' is a secret by its name, and its value stands in the stack",
    known: "'{where}' of service '{service}' holds {what}",
    url: "'{where}' of service '{service}' holds a password in a URL",
  },
  why: "The stack is in a repository, the Compose file is readable, and 'docker inspect' shows the environment and the command: whoever sees one of them has the secret.",
  fix: {
    named: "Declare 'secret()' and give it in 'secrets': the service gets a file that it alone can read.",
    known: "Revoke it, for it is in the repository's history. Then declare 'secret()' and give it in 'secrets'.",
    url: "Give the password in 'secrets', and the URL without it.",
  },
  bad: {
    named: `const app = service("app", { ...required, environment: { ADMIN_PASSWORD: "changeme" } });`,
    known: `
const app = service("app", {
  ...required,
  files: [file("/app/key.pem", "-----BEGIN PRIVATE KEY-----")],
});`,
    url: `
const app = service("app", {
  ...required,
  environment: { DATABASE: "postgresql://app:changeme@postgresql/app" },
});`,
  },
  good: `const app = service("app", { ...required, secrets: { ADMIN_PASSWORD: secret("admin_password") } });`,
  links: ["https://docs.docker.com/compose/how-tos/use-secrets/"],
  inEditor: ["named"],
  acceptable: true,
}).judgedBy({
  *check({ services }) {
    for (const [service, definition] of Object.entries(services))
      for (const { text, what: kind, name, route } of textsOf(definition)) {
        const at = ["services", service, ...route];
        const what = tokens.find(([, pattern]) => pattern.test(text))?.[0];
        if (what !== undefined) yield { says: "known", at, with: { where: name, service, what } };
        else if (/:\/\/[^\s/:@'"]+:[^\s/@'"\0$]+@/.test(text))
          yield { says: "url", at, with: { where: name, service } };
        else if (kind === "environment" && isSecretName(name) && isSecretValue(text))
          yield { says: "named", at, with: { name, service } };
      }
  },
});

/** Forms that belong to one kind of secret alone. */
const tokens: readonly (readonly [string, RegExp])[] = [
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["a token of GitHub", /\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_\w{22,}/],
  ["a token of GitLab", /\bglpat-[\w-]{20,}/],
  ["a key of AWS", /\bAKIA[0-9A-Z]{16}\b/],
  ["a key of OpenAI, Anthropic or OpenRouter", /\bsk-(?:proj-|ant-|or-v1-)?[\w-]{32,}/],
  ["a token of Slack", /\bxox[abprs]-[\w-]{10,}/],
  ["a token of Telegram", /\b\d{8,10}:AA[\w-]{33}\b/],
  ["a key of Tailscale or Headscale", /\btskey-[\w-]{20,}/],
];

function isSecretName(name: string): boolean {
  return /(^|_)(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY|ACCESS_KEY|ENCRYPTION_KEY)$/i.test(name);
}

/** Not a switch, a number of tokens, or the path of a file that holds the secret. */
function isSecretValue(text: string): boolean {
  return text !== "" && !/^(true|false|\d+|\/.*|.*\0.*)$/s.test(text);
}

export type Review<Name extends string, Options> = Options extends { readonly environment: infer Given }
  ? Extract<keyof Given, SecretName> extends never
    ? unknown
    : { readonly environment: { readonly [Key in Extract<keyof Given, SecretName>]: Judged<Given[Key], Key, Name> } }
  : unknown;

type Ending = "PASSWORD" | "PASSWD" | "SECRET" | "TOKEN" | "API_KEY" | "PRIVATE_KEY" | "ACCESS_KEY" | "ENCRYPTION_KEY";
type SecretName = Ending | `${string}_${Ending}`;

type Judged<Given, Key extends string, Name extends string> = Given extends
  | ""
  | "true"
  | "false"
  | `/${string}`
  | `${bigint}`
  ? unknown
  : Given extends string
    ? DesignReview<Said<typeof rule, { name: Key; service: Name }, "named">>
    : unknown;
