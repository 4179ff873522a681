import { factsOf } from "../../../facts/facts-of.js";
import { doesOwnWork } from "../../questions/own-work.js";
import { withImage } from "../../questions/said.js";
import { mebibytesOf } from "../../questions/size.js";
import { textsOf } from "../../questions/texts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX026",
  title: "Memory figures that cannot work",
  level: "error",
  says: {
    boot: "service '{service}' may use {limit} of memory, and image '{image}' needs {needed} MiB to boot",
    heap: "service '{service}' has a heap of {heap} MiB in a limit of {limit}: more than 85 %",
    reservation: "service '{service}' reserves {reservation} of memory, more than its limit of {limit}",
  },
  why: "The kernel ends a container above its limit. With a heap as large as the limit, or migrations at the first start, that happens again and again.",
  fix: {
    boot: "Give it {needed} MiB or more.",
    heap: "Set the heap to {most} MiB at most, or raise the limit.",
    reservation: "Reserve what the service needs at rest, below its limit.",
  },
  bad: {
    boot: `const app = service("app", { ...litellm, memory: { limit: "512M" } });`,
    heap: `const app = service("app", { ...required, memory: { limit: "512M", heap: 512 } });`,
    reservation: `const app = service("app", { ...required, memory: { limit: "512M", reservation: "1G" } });`,
  },
  good: `const app = service("app", { ...required, memory: { limit: "512M", reservation: "256M", heap: 430 } });`,
  links: ["https://docs.docker.com/engine/containers/resource_constraints/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of withImage(services)) {
      if (definition.memory === undefined) continue;
      const { limit, reservation, heap } = definition.memory;
      const [allowed, reserved] = [mebibytesOf(limit), mebibytesOf(reservation ?? "")];
      if (allowed === undefined) continue;
      const at = ["services", service, "memory"];
      const needed = doesOwnWork(definition) ? 0 : (factsOf(definition)?.bootMemory ?? 0);
      if (allowed < needed)
        yield { says: "boot", at: [...at, "limit"], with: { service, limit, image: definition.image, needed } };
      const most = Math.floor(allowed * 0.85);
      if (heap !== undefined && heap > most)
        yield { says: "heap", at: [...at, "heap"], with: { service, heap, limit, most } };
      for (const { text, what, route } of textsOf(definition)) {
        const written = what === "environment" || what === "argument" ? heapIn(text) : undefined;
        if (written !== undefined && written > most)
          yield { says: "heap", at: ["services", service, ...route], with: { service, heap: written, limit, most } };
      }
      if (reservation !== undefined && reserved !== undefined && reserved > allowed)
        yield { says: "reservation", at: [...at, "reservation"], with: { service, reservation, limit } };
    }
  },
});

/** The heap in MiB that an option of Node.js or Java sets. */
function heapIn(text: string): number | undefined {
  const node = /--max[-_]old[-_]space[-_]size[= ](\d+)/.exec(text)?.[1];
  if (node !== undefined) return Number(node);
  const [, java, unit] = /-Xmx(\d+)([mMgGkK])/.exec(text) ?? [];
  return java === undefined || unit === undefined ? undefined : mebibytesOf(`${java}${unit.toUpperCase()}`);
}
