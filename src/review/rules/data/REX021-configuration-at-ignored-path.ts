import { factsOf } from "../../../facts/facts-of.js";
import { isWithin } from "../../questions/mounts.js";
import { withImage } from "../../questions/said.js";
import { textsOf } from "../../questions/texts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX021",
  title: "Configuration at a path that the image does not read",
  level: "error",
  says: "no file of service '{service}' is at a path that image '{image}' reads",
  why: "Nothing complains: the program runs with its defaults, without the key, the limits or the paths that the file sets.",
  fix: "Put the configuration at {good}.",
  bad: `
const app = service("app", {
  ...qdrant,
  files: [yamlFile("/qdrant/config/config.yaml", { log_level: "INFO" })],
});`,
  good: `
const app = service("app", {
  ...qdrant,
  files: [yamlFile("/qdrant/config/production.yaml", { log_level: "INFO" })],
});`,
  links: [],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of withImage(services)) {
      const { files, secretFiles, image } = definition;
      const paths = factsOf(definition)?.configPaths ?? [];
      const isNamed = (path: string) =>
        textsOf(definition).some(({ what, text }) => what !== "file" && text.includes(path));
      const given = [...files.map(({ path }) => path), ...Object.keys(secretFiles)];
      const isRead = given.some((path) => paths.some((good) => isWithin(path, good)) || isNamed(path));
      if (files.length === 0 || paths.length === 0 || isRead) continue;
      const good = paths.map((path) => `'${path}'`).join(" or ");
      yield { at: ["services", service, "files", 0, "path"], with: { service, image, good } };
    }
  },
});
