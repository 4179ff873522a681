import { factsOf } from "../../../facts/facts-of.js";
import { imageOf } from "../../../facts/image-of.js";
import { secretSuffixOf } from "../../../facts/secret-delivery.js";
import { isHandWritten } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX084",
  title: "A secret in a file that the program does not read",
  level: "error",
  says: {
    known: "image '{image}' of service '{service}' reads '{name}__FILE', and is given '{name}{suffix}'",
    sections:
      "'{name}_FILE' names the secret's file to service '{service}', and programs with '__' in their names do not read it",
    none: "secret '{name}' reaches service '{service}' as '{name}{suffix}', and image '{image}' reads no such file",
  },
  why: "The program finds neither the variable nor the file that it knows, and says nothing: it starts with an empty password, a default key, or another database.",
  fix: {
    known: 'Say \'secretDelivery\': kind "file" with the suffix "__FILE".',
    sections: 'Say \'secretDelivery\': kind "file" with the suffix that the program reads, or kind "shell".',
    none: "Say 'secretDelivery' of kind \"shell\", with a shell of the image and the image's own entrypoint.",
  },
  bad: {
    known: `
const app = service("app", {
  ...required,
  image: "gitea/gitea:1.25.1-rootless",
  user: 1000,
  secrets: { GITEA__database__PASSWD: secret("gitea_db_password") },
});`,
    sections: `
const app = service("app", { ...required, secrets: { ConnectionStrings__Default: secret("app_db_url") } });`,
    none: `
const app = service("app", {
  ...required,
  image: "joplin/server:3.4.2",
  secrets: { POSTGRES_PASSWORD: secret("joplin_db_password") },
});`,
  },
  good: `
const app = service("app", {
  ...required,
  image: "gitea/gitea:1.25.1-rootless",
  user: 1000,
  secrets: { GITEA__database__PASSWD: secret("gitea_db_password") },
  secretDelivery: { kind: "file", suffix: "__FILE" },
});`,
  links: [
    "https://docs.gitea.com/installation/install-with-docker#managing-deployments-with-environment-variables",
    "https://docs.docker.com/compose/how-tos/use-secrets/",
  ],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      const { secrets, secretDelivery, entrypoint } = definition;
      // In a hand-written file the secret's name is not the variable's.
      if (secretDelivery?.kind !== "file" || entrypoint !== undefined || isHandWritten(definition)) continue;
      const { suffix } = secretDelivery;
      const reference = imageOf(definition);
      const image = reference?.familiar ?? "";
      const expected = reference && secretSuffixOf(reference);
      for (const name of Object.keys(secrets)) {
        const at = ["services", service, "secrets", name];
        if (expected === "none") yield { says: "none", at, with: { name, service, image, suffix } };
        else if (expected === "__FILE" && suffix !== expected)
          yield { says: "known", at, with: { name, service, image, suffix } };
        else if (
          expected === undefined &&
          suffix === "_FILE" &&
          /[^_]__[^_]/.test(name) &&
          factsOf(definition) === undefined
        )
          yield { says: "sections", at, with: { name, service } };
      }
    }
  },
});
