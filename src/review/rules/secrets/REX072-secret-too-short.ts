import { defineRule } from "../../rule.js";

/** Characters of a random secret that nobody guesses: 12 of 62 are 71 bits. */
const least = 12;

export const rule = defineRule({
  id: "REX072",
  title: "A secret that may be short enough to guess",
  level: "error",
  says: "secret '{secret}' may have {length} characters, and fewer than {least} can be guessed",
  why: "The play checks the length of a secret before it changes anything. With a low bar, 'admin' passes, and it stays.",
  fix: "Remove 'minLength', which is 16 by default; or accept the risk where a program takes no longer one.",
  bad: `
const app = service("app", { ...required, secrets: { ADMIN_PASSWORD: secret("admin_password", { minLength: 4 }) } });`,
  good: `
const app = service("app", { ...required, secrets: { ADMIN_PASSWORD: secret("admin_password", { minLength: 20 }) } });`,
  links: ["https://pages.nist.gov/800-63-4/sp800-63b.html#password"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ secrets }) {
    for (const [secret, { minLength: length }] of Object.entries(secrets))
      if (length < least) yield { at: ["secrets", secret, "minLength"], with: { secret, length, least } };
  },
});
