import { factsOf } from "../../../facts/facts-of.js";
import type { ImageFacts } from "../../../model/facts.js";
import type { Service } from "../../../model/service/service.js";
import { isWithin, mountsOf } from "../../questions/mounts.js";
import { doesOwnWork } from "../../questions/own-work.js";
import { clusterOf } from "../../questions/postgresql.js";
import { isHandWritten } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX022",
  title: "Data without a volume",
  level: "error",
  says: "service '{service}' keeps its data in '{path}', where no volume is",
  why: "The data lives in the container and goes with it: at the next change of the image, the configuration or a secret.",
  fix: "Mount a 'volume' at '{path}', with 'none' and a reason as its backup where nothing is worth keeping.",
  fixInFiles: "Mount a volume at '{path}', or 'tmpfs' where nothing is worth keeping.",
  bad: `const app = service("app", { ...loki, volumes: [] });`,
  good: `const app = service("app", { ...loki, volumes: [volume("/loki", { backup: { none: "logs" } })] });`,
  links: ["https://docs.docker.com/engine/storage/"],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      const facts = factsOf(definition) ?? declaredBy(definition);
      // In a hand-written file, and where the image alone speaks, memory as a disk says that nothing is worth keeping.
      const mayBeMemory = isHandWritten(definition) || factsOf(definition) === undefined;
      const kinds = ["volume", "host-path", ...(mayBeMemory ? ["tmpfs"] : [])];
      const volumes = mountsOf(definition).filter(({ kind }) => kinds.includes(kind));
      if (
        facts === undefined ||
        doesOwnWork(definition) ||
        definition.unknown.includes("volumes") ||
        clusterOf(definition) !== undefined
      )
        continue;
      const misplaced = volumes.filter(({ path }) => facts.wrongPaths[path] !== undefined);
      for (const path of facts.dataPaths)
        if (
          ![path, ...(facts.olderDataPaths?.[path] ?? [])].some((one) =>
            volumes.some((volume) => isWithin(one, volume.path)),
          )
        )
          yield {
            at: ["services", service, "volumes"],
            with: { service, path },
            related: misplaced.map(({ path: wrong, route }) => ({
              at: ["services", service, ...route],
              says: facts.wrongPaths[wrong] ?? "",
            })),
          };
    }
  },
});

/** What an image that nobody knows declares as volumes, where the lock has it: Docker makes nameless ones there. */
function declaredBy({
  imageSays,
}: Service): Pick<ImageFacts, "dataPaths" | "olderDataPaths" | "wrongPaths"> | undefined {
  return imageSays && { dataPaths: imageSays.volumes, wrongPaths: {} };
}
