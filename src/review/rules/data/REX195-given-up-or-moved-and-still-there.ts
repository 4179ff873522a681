import type { Stack } from "../../../model/stack.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX195",
  title: "Data that something uses is to be destroyed or to move",
  level: "error",
  says: "the data of '{name}' is to {what}, and {why}",
  why: "The deployment would take the data away from what uses it, or could not tell whose it is.",
  fix: "Take the word out, or take '{name}' out of the phases of the stack.",
  bad: `
const app = service("app", { ...required, movedFrom: "worker" });
const worker = service("worker", required);`,
  good: `
const app = service("app", { ...required, movedFrom: "worker" });`,
  links: [],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *check(stack) {
    const there = namesOf(stack);
    const taken = new Map<string, string>();
    for (const [service, { movedFrom }] of Object.entries(stack.services)) {
      if (movedFrom === undefined) continue;
      const other = taken.get(movedFrom);
      const what = `become that of '${service}'`;
      const at = ["services", service, "movedFrom"] as const;
      if (there.has(movedFrom)) yield { at, with: { name: movedFrom, what, why: "the stack has it" } };
      else if (other !== undefined) yield { at, with: { name: movedFrom, what, why: `that of '${other}' too` } };
      taken.set(movedFrom, service);
    }
    for (const [index, { name }] of stack.destroyed.entries()) {
      const successor = taken.get(name);
      const why = there.has(name) ? "the stack has it" : successor && `'${successor}' says 'movedFrom' of it`;
      if (why !== undefined) yield { at: ["destroy", index], with: { name, what: "be destroyed", why } };
    }
  },
});

/** Services, and folders that they share. */
function namesOf({ services }: Stack): ReadonlySet<string> {
  const folders = Object.values(services).flatMap(({ volumes }) =>
    volumes.flatMap((mount) => (mount.kind === "shared-folder" ? [mount.name] : [])),
  );
  return new Set([...Object.keys(services), ...folders]);
}
