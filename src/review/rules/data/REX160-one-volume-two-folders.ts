import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX160",
  title: "One volume in two services is two folders",
  level: "error",
  says: "volume '{path}' is one value in services {services}, and each of them gets a folder of its own",
  why: "It reads as if the services shared their files, and none of them sees what another one wrote.",
  fix: "Declare const shared = folder(…) and mount it with shared.at('{path}') where they are to share; else call 'volume' once in each service.",
  bad: `
const uploads = volume("/uploads", { backup: "files" });
const worker = service("worker", { ...required, user: 1000, volumes: [uploads] });
const app = service("app", { ...required, user: 1000, volumes: [uploads] });`,
  good: `
const uploads = folder("uploads", { owner: { uid: 1000, gid: 1000 }, backup: "files" });
const worker = service("worker", { ...required, user: 1000, volumes: [uploads.at("/uploads", { write: true })] });
const app = service("app", { ...required, user: 1000, volumes: [uploads.at("/uploads", { write: true })] });`,
  links: [],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check({ reused }) {
    for (const { path, at } of reused) {
      const [first, ...others] = at;
      if (first === undefined) continue;
      const services = at.map(({ service }) => `'${service}'`).join(", ");
      yield {
        at: ["services", first.service, "volumes", first.index],
        with: { path, services },
        related: others.map(({ service, index }) => ({
          at: ["services", service, "volumes", index],
          says: `the same in '${service}'`,
        })),
      };
    }
  },
});
