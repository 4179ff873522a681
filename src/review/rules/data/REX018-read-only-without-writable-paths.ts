import { factsOf } from "../../../facts/facts-of.js";
import { isWithin, mountsOf } from "../../questions/mounts.js";
import { withImage } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX018",
  title: "A read-only service without the paths that it writes to",
  level: "error",
  says: {
    uncovered: "service '{service}' is read-only, but image '{image}' writes to '{path}'",
    impossible: "service '{service}' is read-only, which image '{image}' does not bear",
  },
  why: "The program stops at its first write with 'read-only file system', some only at the first migration or the first upload.",
  fix: {
    uncovered: "Add '{path}' to 'tmpfs', or give it a volume.",
    impossible: "Remove 'readOnly'.",
  },
  bad: {
    uncovered: `const app = service("app", { ...loki, readOnly: true });`,
    impossible: `const app = service("app", { ...litellm, readOnly: true });`,
  },
  good: `const app = service("app", { ...loki, readOnly: true, tmpfs: { "/tmp": "10M" } });`,
  links: ["https://docs.docker.com/reference/compose-file/services/#read_only"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of withImage(services)) {
      const facts = factsOf(definition);
      if (!definition.readOnly || facts === undefined) continue;
      const { image } = definition;
      const at = ["services", service, "readOnly"];
      if (!facts.readOnlyWorks) {
        yield { says: "impossible", at, with: { service, image } };
        continue;
      }
      const writable = mountsOf(definition).filter(({ isWritable }) => isWritable);
      for (const path of facts.writablePaths)
        if (!writable.some((mount) => isWithin(path, mount.path)))
          yield { says: "uncovered", at, with: { service, image, path } };
    }
  },
});
