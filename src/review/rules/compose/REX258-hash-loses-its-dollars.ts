import { hasDoubleDollars, hasSingleDollars, holdsPasswordHash } from "../../questions/password-hash.js";
import { literalOf } from "../../questions/texts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX258",
  title: "The hash of a password whose dollar signs do not arrive",
  level: "error",
  says: {
    single: "'{name}' of service '{service}' holds a hash with '$', where Compose puts variables",
    double: "'{name}' of service '{service}' holds a hash with '$$', which arrives as it is written",
  },
  why: "The program gets another text than the hash: the login refuses the right password, and nothing says why.",
  fix: {
    single: "Write '$$' for each '$', or give the hash in a file that the program reads.",
    double: "Write each '$' once: nothing here takes '$$' for an escape.",
  },
  bad: {
    single: {
      role: "side-stack",
      files: {
        "files/compose.yml": `services:
  wiki:
    image: ghcr.io/example/wiki:3.2.1
    environment:
      WIKI_ADMIN: "admin:$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/"
`,
      },
    },
    double: `
const app = service("app", { ...required, environment: { APP_ADMIN: "admin:$$2y$$05$$wGXq2Qv4b1l6s0Zq0O1f3u" } });`,
  },
  good: {
    role: "side-stack",
    files: {
      "files/compose.yml": `services:
  wiki:
    image: ghcr.io/example/wiki:3.2.1
    environment:
      WIKI_ADMINS_FILE: /run/secrets/wiki_admins
`,
    },
  },
  links: ["https://docs.docker.com/reference/compose-file/interpolation/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { environment, labels }] of Object.entries(services))
      for (const [key, texts] of Object.entries({ environment, labels }))
        for (const [name, value] of Object.entries(texts)) {
          const at = ["services", service, key, name];
          if (typeof value === "object" && value.kind === "unknown" && hasSingleDollars(value.written))
            yield { says: "single", at, with: { name, service } };
          // A hash that is whole all the same is of REX028, whose way out takes it away.
          else if (hasDoubleDollars(literalOf(value)) && !holdsPasswordHash(literalOf(value)))
            yield { says: "double", at, with: { name, service } };
        }
  },
});
