import { addedBy } from "../../questions/downloads.js";
import { isFloatingImage } from "../../questions/floating-image.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX235",
  title: "An image that is built of nothing, or of something else each day",
  level: "error",
  says: {
    missing: "image of service '{service}' is built as '{place}' says, which is not there",
    floats: "'{place}' of service '{service}' builds on '{base}', which floats",
    added: "'{place}' of service '{service}' adds '{what}', which is another one tomorrow",
  },
  why: "A floating base is another one tomorrow: two hosts that build the same files run different programs, and nobody can say which.",
  fix: {
    missing:
      "Put it there, or say in built() where it stands: 'context' begins beside stack.ts, 'dockerfile' in the context.",
    floats: "Write a tag with the exact version, or a digest.",
    added: "Name a release or a commit in the address, or say the 'ADD --checksum=sha256:…' of what it brings.",
  },
  bad: {
    missing: `
// app/Dockerfile.new: FROM debian:13.1
const app = service("app", { ...required, image: built({ context: "app" }) });`,
    floats: `
// app/Dockerfile: FROM node:latest; COPY src /app; USER node
const app = service("app", { ...required, image: built({ context: "app" }) });`,
    added: `
// app/Dockerfile: FROM node:22.20.0-bookworm; ADD https://git.example.com/tool.git#main /tool; USER node
const app = service("app", { ...required, image: built({ context: "app" }) });`,
  },
  good: `
// app/Dockerfile: FROM node:22.20.0-bookworm; COPY src /app; USER node
const app = service("app", { ...required, image: built({ context: "app" }) });`,
  links: ["https://docs.docker.com/build/building/best-practices/#pin-base-image-versions"],
  inEditor: false,
  acceptable: "dated",
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { built, context }] of Object.entries(services)) {
      if (built === undefined || context === undefined) continue;
      const place = `${built.context}/${built.dockerfile}`;
      const at = ["services", service, "image"];
      if (context.stages === undefined) {
        yield { says: "missing", at, with: { service, place } };
        continue;
      }
      const { stages } = context;
      const names = new Set(stages.map(({ name }) => name));
      for (const base of new Set(stages.map((stage) => stage.base)))
        if (!names.has(base) && isFloatingImage(base)) yield { says: "floats", at, with: { service, place, base } };
      for (const { words, options } of stages.flatMap(({ instructions }) =>
        instructions.filter(({ name }) => name === "ADD"),
      ))
        for (const what of addedBy(words, options)) yield { says: "added", at, with: { service, place, what } };
    }
  },
});
