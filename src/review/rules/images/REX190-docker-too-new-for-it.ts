import { imageOf } from "../../../facts/image-of.js";
import { originalRepository } from "../../../model/original-image.js";
import { covers, versionOf } from "../../../model/version.js";
import { withImage } from "../../questions/said.js";
import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX190",
  title: "A program that Docker's newest engine does not answer",
  level: "error",
  says: "service '{service}' talks to Docker, and image '{image}' does not know the language of the engine that docker.com has now",
  why: "Docker 29 answers no client that asks in version 1.43 of its API or older: 'client version 1.24 is too old'. Traefik finds no container then, and every site is gone with the next upgrade of the host's packages.",
  fix: "Take {fixed}, or keep the engine: say 'version: \"28.5.*\"' in docker().",
  bad: `
const app = service("app", {
  ...required,
  image: "traefik:v3.5.3",
  volumes: [dockerSocket({ because: "discovers the routers of containers by their labels" })],
});

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker({ source: "docker.com" })]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  good: `
const app = service("app", {
  ...required,
  image: "traefik:v3.5.3",
  volumes: [dockerSocket({ because: "discovers the routers of containers by their labels" })],
});

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker({ source: "docker.com", version: "28.5.*" })]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  links: [
    "https://docs.docker.com/engine/release-notes/29/",
    "https://github.com/traefik/traefik/issues/12253",
    "https://github.com/traefik/traefik/pull/12255",
  ],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    if (!stepsOf(stack).some(({ step }) => step.kind === "role" && step.role === "docker" && isNewest(step.variables)))
      return;
    for (const [service, definition] of withImage(stack.services)) {
      const reference = imageOf(definition);
      if (reference === undefined || !definition.volumes.some(({ kind }) => kind === "docker-socket")) continue;
      const version = versionOf(reference.tag ?? "");
      const old = clients[originalRepository(reference)]?.find(({ versions }) => covers(versions, version));
      if (old !== undefined)
        yield { at: ["services", service, "image"], with: { service, image: definition.image, fixed: old.fixed } };
    }
  },
});

/** Versions of programs whose client asks in an old version of the API, and the first that does not. */
const clients: Readonly<Record<string, readonly { readonly versions: string; readonly fixed: string }[]>> = {
  "docker.io/library/traefik": [
    { versions: ">=3 <3.6.1", fixed: "traefik:v3.6.1 or later" },
    { versions: "<2.11.31", fixed: "traefik:v2.11.31 or later" },
  ],
};

/** Whether the engine is the newest of docker.com: 29 or later. */
function isNewest({ source, version = "" }: Readonly<Record<string, unknown>>): boolean {
  if (source !== "docker.com" || typeof version !== "string") return false;
  return version === "" || covers(">=29", versionOf(version));
}
