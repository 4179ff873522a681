import { load } from "js-yaml";
import type { ImageSources } from "../../src/dsl/index.js";
import { emitProject } from "../../src/emit/project.js";
import { configure, defineStack, deploy, host, phase, service } from "../../src/index.js";
import { applyLock } from "../../src/lock/apply-lock.js";
import type { ImageLock } from "../../src/lock/image-lock.js";
import { planStack } from "../../src/plan/plan.js";
import { validateStack } from "../../src/validate/stack.js";
import { reference } from "../registry/harness/references.js";

export const digest = `sha256:${"1".repeat(64)}`;
export const platformDigest = `sha256:${"2".repeat(64)}`;
export const configurationDigest = `sha256:${"3".repeat(64)}`;

/** What is valid of a stack whose one service runs an image from the given sources, or why it is not. */
export function validated(image: string, sources: ImageSources) {
  const app = service("app", {
    image,
    networks: [],
    memory: { limit: "64M" },
    cpus: 0.1,
    healthcheck: { test: ["/app"] },
  });
  const declared = defineStack("demo", {
    domain: "example.com",
    hosts: { prod: host({ address: "203.0.113.10", user: "deploy" }) },
    phases: [phase("1", "All", [configure(app), deploy({ infra: [], apps: [app], ...sources })])],
  });
  return validateStack(declared, (place) => place);
}

/** The lock of the service, after a look-up for one platform. */
export function lockOf(image: string): ImageLock {
  const lookUp = {
    at: "2026-01-31T12:00:00Z",
    platforms: { "linux/amd64": platformDigest },
    configurations: { "linux/amd64": configurationDigest },
  };
  return { entries: [{ service: "app", reference: { ...reference(image), digest }, lookUp }] };
}

/** What the stack compiles to: the image in the Compose file, the variables of the role, the template of `.env`. */
export function compiled(image: string, sources: ImageSources, lock?: ImageLock) {
  const { stack, invalid } = validated(image, sources);
  if (stack === undefined) throw new Error(invalid[0]?.message);
  const files = emitProject(planStack(applyLock(stack, lock), { roles: {}, ownRoles: {}, playbooks: [] }));
  const textOf = (path: string) => files.get(`roles/docker-stack/${path}`)?.text ?? "";
  const { services } = load(textOf("files/compose/docker-compose.yml")) as { services: { app: { image: string } } };
  const variables = load(textOf("defaults/main.yml")) as Readonly<Record<string, unknown>>;
  return { image: services.app.image, variables, env: textOf("templates/env.j2") };
}
