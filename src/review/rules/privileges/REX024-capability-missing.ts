import { factsOf } from "../../../facts/facts-of.js";
import { startsAsRoot } from "../../questions/accounts.js";
import { doesOwnWork } from "../../questions/own-work.js";
import { clusterOf } from "../../questions/postgresql.js";
import { withImage } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX024",
  title: "An entrypoint without the capabilities that it needs",
  level: "error",
  says: "service '{service}' lacks the capabilities {missing}, which image '{image}' needs to start as root",
  why: "All capabilities are dropped. An entrypoint that changes owners or its own user then fails with 'operation not permitted', again and again.",
  fix: "Add {missing} to 'capabilities', or start the image as the user that it serves as.",
  bad: `const app = service("app", { ...redis, user: 0, capabilities: ["CHOWN"] });`,
  good: `const app = service("app", { ...redis, user: 0, capabilities: ["CHOWN", "SETGID", "SETUID"] });`,
  links: ["https://man7.org/linux/man-pages/man7/capabilities.7.html"],
  inEditor: false,
  mends: true,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of withImage(services)) {
      const facts = factsOf(definition);
      if (
        facts === undefined ||
        !startsAsRoot(definition) ||
        clusterOf(definition) !== undefined ||
        doesOwnWork(definition)
      )
        continue;
      const { image, capabilities } = definition;
      const missing = facts.capabilities.filter((needed) => !isHeld(needed, capabilities));
      if (missing.length > 0)
        yield {
          at: ["services", service, "capabilities"],
          with: { service, missing: missing.join(", "), image },
          mend: { kind: "add", entries: missing },
        };
    }
  },
});

/** Whether a capability is there, or one that allows more: who may write everywhere may read everywhere. */
function isHeld(needed: string, held: readonly string[]): boolean {
  return held.includes(needed) || (needed === "DAC_READ_SEARCH" && held.includes("DAC_OVERRIDE"));
}
