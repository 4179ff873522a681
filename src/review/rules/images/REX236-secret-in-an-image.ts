import { secretIn } from "../../questions/secret-forms.js";
import { isSecretName, isSecretValue } from "../../questions/secret-names.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX236",
  title: "A secret that is built into an image",
  level: "error",
  says: {
    argument: "argument '{name}' of the image of service '{service}' is a secret, and its value stands in the stack",
    copied: "'{place}' of service '{service}' copies '{file}' into the image",
  },
  why: "Layers and 'docker history' keep what a build was given, also what a later instruction deletes: whoever has the image has the secret.",
  fix: {
    argument:
      "Give it to the service in 'secrets', which reads it when it runs. What only the build needs is fetched before it.",
    copied: "Name '{file}' in .dockerignore, or copy what is needed by name; give secrets to the service in 'secrets'.",
  },
  bad: {
    argument: `
// app/Dockerfile: FROM node:22.20.0-bookworm; ARG NPM_TOKEN; COPY src /app; USER node
const app = service("app", { ...required, image: built({ context: "app", args: { NPM_TOKEN: "npm-4f9a1c77" } }) });`,
    copied: `
// app/.env: PASSWORD=x
// app/Dockerfile: FROM node:22.20.0-bookworm; COPY . /app; USER node
const app = service("app", { ...required, image: built({ context: "app" }) });`,
  },
  good: `
// app/.env: PASSWORD=x
// app/.dockerignore: .env
// app/Dockerfile: FROM node:22.20.0-bookworm; COPY . /app; USER node
const app = service("app", { ...required, image: built({ context: "app", args: { EDITION: "small" } }) });`,
  links: ["https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/"],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { built, context }] of Object.entries(services)) {
      if (built === undefined) continue;
      const at = ["services", service, "image"];
      for (const [name, value] of Object.entries(built.args))
        if (
          typeof value === "string" &&
          ((isSecretName(name) && isSecretValue(value)) || secretIn(value) !== undefined)
        )
          yield { says: "argument", at: [...at, "args", name], with: { service, name } };
      for (const file of context?.copiedSecrets ?? [])
        yield { says: "copied", at, with: { service, place: `${built.context}/${built.dockerfile}`, file } };
    }
  },
});
