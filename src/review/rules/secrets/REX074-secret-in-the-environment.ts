import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX074",
  title: "A secret in the environment of a container",
  level: "error",
  says: "the secrets of service '{service}' stand in the environment of its container",
  why: "'docker inspect' shows the environment to whoever may ask Docker, and so do crash reports and pages that print it.",
  fix: "Say 'secretDelivery' of kind \"shell\" where the image has a shell. Accept the risk where it has none and reads no file.",
  bad: `
const app = service("app", {
  ...required,
  secrets: { APP_SECRET: secret("app_secret") },
  secretDelivery: { kind: "environment" },
});`,
  good: `
const app = service("app", {
  ...required,
  secrets: { APP_SECRET: secret("app_secret") },
  secretDelivery: { kind: "shell", entrypoint: ["/app/start"] },
});`,
  links: ["https://docs.docker.com/reference/cli/docker/inspect/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { secrets, secretDelivery }] of Object.entries(services))
      if (secretDelivery?.kind === "environment" && Object.keys(secrets).length > 0)
        yield { at: ["services", service, "secretDelivery"], with: { service } };
  },
});
