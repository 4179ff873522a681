import { factsOf } from "../../../facts/facts-of.js";
import { imageOf } from "../../../facts/image-of.js";
import { defineRule } from "../../rule.js";

/** Images that read secrets from their environment alone. https://www.keycloak.org/server/configuration, .../vault */
const readsNoFiles = /(?:^|\/)(?:keycloak\/keycloak|qdrant\/qdrant|umami-software\/umami|joplin\/server)$/;

export const rule = defineRule({
  id: "REX084",
  title: "A secret in a file that the program does not read",
  level: "error",
  says: {
    suffix:
      "'{name}_FILE' names the secret's file to service '{service}', and programs with '__' in their names do not read it",
    none: "secret '{name}' reaches service '{service}' as '{name}_FILE', and image '{image}' reads no such file",
  },
  why: "The program finds neither the variable nor the file that it knows, and says nothing: it starts with an empty password, a default key, or another database.",
  fix: {
    suffix:
      'Say \'secretDelivery\': kind "file" with the suffix "__FILE", as Gitea and Grafana have it, or kind "shell".',
    none: "Say 'secretDelivery' of kind \"shell\", with a shell of the image and the image's own entrypoint.",
  },
  bad: {
    suffix: `
const app = service("app", {
  ...required,
  image: "gitea/gitea:1.25.1-rootless",
  user: 1000,
  secrets: { GITEA__database__PASSWD: secret("gitea_db_password") },
});`,
    none: `
const app = service("app", {
  ...required,
  image: "quay.io/keycloak/keycloak:26.3.1",
  secrets: { KC_DB_PASSWORD: secret("keycloak_db_password") },
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
      if (secretDelivery.kind !== "file" || secretDelivery.suffix !== "_FILE" || entrypoint !== undefined) continue;
      const reference = imageOf(definition);
      for (const name of Object.keys(secrets)) {
        const at = ["services", service, "secrets", name];
        if (reference !== undefined && readsNoFiles.test(reference.repository))
          yield { says: "none", at, with: { name, service, image: reference.familiar } };
        else if (/[^_]__[^_]/.test(name) && factsOf(definition) === undefined)
          yield { says: "suffix", at, with: { name, service } };
      }
    }
  },
});
