import type { Service } from "../../../model/service/service.js";
import { withImage } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX075",
  title: "Data that belongs to root, for nobody knows who the image runs as",
  level: "warning",
  says: "the data and secrets of service '{service}' belong to root, for nobody knows {what}",
  why: "Most images that nobody knows serve as a user of their own, which may neither read a secret of root's nor write to a folder of root's. The program crashes at its first start.",
  fix: "Say 'user', or 'runsAs' where the image changes to a user of its own, or is root's. 'rexible lock' asks the registry for it; 'docker run --rm --entrypoint id <image>' tells the numbers of a name.",
  bad: `
const app = service("app", {
  image: "ghcr.io/example/app:1.2.3",
  networks: [backend],
  memory: { limit: "256M" },
  cpus: 0.5,
  healthcheck: { test: ["/app/health"] },
  volumes: [volume("/srv/app", { backup: "files" })],
});`,
  good: `
const app = service("app", {
  ...required,
  runsAs: { uid: 1000, gid: 1000 },
  volumes: [volume("/srv/app", { backup: "files" })],
});`,
  links: ["https://docs.docker.com/reference/dockerfile/#user"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of withImage(services)) {
      const { image, imageSays, runsAs } = definition;
      if (!runsAs?.isAssumed || !ownsSomething(definition)) continue;
      const at = ["services", service, "image"];
      const { user = "root" } = imageSays ?? {};
      if (imageSays === undefined) yield { at, with: { service, what: `which user image '${image}' runs as` } };
      else if (!/^(?:root|0)(?::|$)/.test(user))
        yield { at, with: { service, what: `the number of user '${user}' of image '${image}'` } };
    }
  },
});

function ownsSomething({ volumes, secrets, secretFiles }: Service): boolean {
  const owned = volumes.some((mount) => mount.kind === "volume" && mount.owner === undefined);
  return owned || Object.keys({ ...secrets, ...secretFiles }).length > 0;
}
