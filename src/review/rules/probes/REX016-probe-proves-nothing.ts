import { programsOf } from "../../questions/probe.js";
import { withProbe } from "../../questions/said.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";

export const rule = defineRule({
  id: "REX016",
  title: "A probe that is green when the service is dead",
  level: "error",
  says: "the probe of service '{service}' runs '{program}', which says nothing about the service",
  why: "A probe that cannot fail hides an outage: what waits for the service goes on, and the smoke test is the first to notice, if there is one.",
  fix: "Ask the service for an answer: its health endpoint, or a request that it serves.",
  bad: `
const app = service("app", {
  ...required,
  healthcheck: { test: ["true"] },
});`,
  good: `
const app = service("app", {
  ...required,
  healthcheck: { test: ["wget", "-qO-", "http://127.0.0.1:8080/health"] },
});`,
  links: ["https://docs.docker.com/reference/dockerfile/#healthcheck"],
  inEditor: true,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { healthcheck }] of withProbe(services)) {
      const program = idleProgram(healthcheck.test);
      if (program !== undefined)
        yield { at: ["services", service, "healthcheck", "test", 0], with: { service, program } };
    }
  },
});

const idle = ["true", ":", "echo", "exit", "sleep", "pgrep", "pidof", "ps", "kill", "ls", "test"];

/** What the whole probe comes to, where that is a look at a process or a file, or nothing at all. */
function idleProgram(test: readonly string[]): string | undefined {
  const [first = "", ...rest] = test;
  if (idle.includes(first)) return first;
  if (rest.length === 1 && /^(version|--version|-v|-V)$/.test(rest[0] ?? "")) return test.join(" ");
  const script = rest[0] === "-c" && rest[1] !== undefined ? rest[1].trim() : undefined;
  const [word = ""] = (script ?? "").split(/\s/);
  if (script === undefined || !idle.includes(word) || /[|&;<>]/.test(script)) return undefined;
  return programsOf(test).length > 1 && !idle.includes(word) ? undefined : word;
}

export type Review<Name extends string, Options> = Options extends {
  readonly healthcheck: { readonly test: readonly [infer First extends Idle, ...string[]] };
}
  ? {
      readonly healthcheck: {
        readonly test: readonly [DesignReview<Said<typeof rule, { service: Name; program: First }>>, ...unknown[]];
      };
    }
  : unknown;

type Idle = "true" | "echo" | "exit" | "sleep" | "pgrep" | "pidof" | "ps" | "kill" | "ls" | "test" | ":";
