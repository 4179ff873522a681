import { factsOf } from "../../../facts/facts-of.js";
import { programsOfBase } from "../../../facts/images/base-programs.js";
import type { Service } from "../../../model/service/service.js";
import { programsOf, scriptOf } from "../../questions/probe.js";
import { withImage } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX013",
  title: "A command needs a program that the image does not have",
  level: "error",
  says: {
    program: "'{what}' of service '{service}' needs '{program}', which image '{image}' does not have",
    shell: "'{what}' of service '{service}' needs a shell, and image '{image}' has none",
  },
  why: "The probe fails for ever with 'executable file not found': a service that works counts as dead, and everything that waits for it stops.",
  fix: {
    program: "Use a program of the image, such as {tools}, or accept the finding where you know that the image has it.",
    shell: "Start a program of the image itself, such as {tools}.",
  },
  bad: {
    program: `
const app = service("app", {
  ...n8n,
  healthcheck: { test: ["curl", "-fsS", "http://127.0.0.1:5678/healthz"], startPeriod: 120 },
});`,
    shell: `
const app = service("app", {
  ...loki,
  healthcheck: { test: ["sh", "-c", "/usr/bin/loki -health"], startPeriod: 60 },
});`,
  },
  good: `
const app = service("app", {
  ...loki,
  healthcheck: { test: ["/usr/bin/loki", "-health"], startPeriod: 60 },
});`,
  links: ["https://docs.docker.com/reference/compose-file/services/#healthcheck"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of withImage(services)) {
      const facts = factsOf(definition);
      if (facts === undefined) continue;
      const { image } = definition;
      const tools = facts.tools.map((tool) => `'${tool}'`).join(", ");
      const own = new Set([...facts.tools, ...(facts.shell === undefined ? [] : [facts.shell])].map(baseName));
      const base = programsOfBase(facts.base);
      for (const [route, command] of commandsOf(definition)) {
        const what = route.join(".");
        if (facts.shell === undefined && scriptOf(command) !== undefined) {
          yield { says: "shell", at: ["services", service, ...route, 0], with: { what, service, image, tools } };
          continue;
        }
        for (const { program, index } of programsOf(command))
          if (!own.has(baseName(program)) && !base.has(baseName(program)) && !isFileOf(definition, program))
            yield {
              says: "program",
              at: ["services", service, ...route, index],
              with: { what, service, program, image, tools },
            };
      }
    }
  },
});

/** The commands that run in the container beside its main program. */
function commandsOf({
  healthcheck,
  provision,
  dump,
}: Service): readonly (readonly [readonly string[], readonly string[]])[] {
  return [
    ...(healthcheck === undefined ? [] : [[["healthcheck", "test"], healthcheck.test] as const]),
    ...(provision === undefined ? [] : [[["provision"], provision] as const]),
    ...(dump === undefined
      ? []
      : (["dump", "verify", "restore"] as const).map((name) => [["dump", name], dump[name]] as const)),
  ];
}

/** A program that the build itself puts into the container. */
function isFileOf({ files }: Service, program: string): boolean {
  return files.some(({ path }) => path === program);
}

function baseName(program: string): string {
  return program.split("/").at(-1) ?? program;
}
