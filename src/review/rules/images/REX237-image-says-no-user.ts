import type { BuildStage } from "../../../model/service/build-context.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX237",
  title: "An image of one's own whose program is root",
  level: "warning",
  says: "'{place}' says no USER, and service '{service}' no 'user': its program is root, or whatever its base says",
  why: "Whoever gets into a program that is root in its container needs one hole less to be root on the host; and nobody knows who owns what it writes.",
  fix: "Write 'USER <number>' into the Dockerfile, and 'user' into the service, which then owns its volumes and secrets.",
  bad: `
// app/Dockerfile: FROM node:22.20.0-bookworm; COPY src /app
const { user: _, ...rootly } = required;
const app = service("app", { ...rootly, image: built({ context: "app" }) });`,
  good: `
// app/Dockerfile: FROM node:22.20.0-bookworm; COPY src /app
const app = service("app", { ...required, image: built({ context: "app" }) });`,
  links: ["https://docs.docker.com/build/building/best-practices/#user"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { built, context, user }] of Object.entries(services)) {
      if (built === undefined || context?.stages === undefined || user !== undefined) continue;
      const { stages } = context;
      const last = built.target === undefined ? stages.at(-1) : stages.find(({ name }) => name === built.target);
      if (last !== undefined && !saysUser(last, stages))
        yield { at: ["services", service, "image"], with: { service, place: `${built.context}/${built.dockerfile}` } };
    }
  },
});

/** Whether a stage, or one that it begins with, says a user; so do bases that are called after it. */
function saysUser({ base, instructions }: BuildStage, stages: readonly BuildStage[]): boolean {
  if (instructions.some(({ name }) => name === "USER") || /nonroot|rootless|unprivileged/.test(base)) return true;
  const before = stages.find(({ name }) => name === base);
  return before !== undefined && saysUser(before, stages);
}
