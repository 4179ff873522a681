import { idlenessOf } from "../../questions/idle/probe.js";
import { withProbe } from "../../questions/said.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";

export const rule = defineRule({
  id: "REX016",
  title: "A probe that is green when the service is dead",
  level: "error",
  says: {
    idle: "the probe of service '{service}' runs '{program}', which says nothing about the service",
    lost: "the probe of service '{service}' ends well also where what it asks fails: '{program}'",
  },
  why: "A probe that cannot fail hides an outage: what waits for the service goes on, and the smoke test is the first to notice, if there is one.",
  fix: {
    idle: "Ask the service for an answer: 'http(8080, \"/health\")' with its port and a path that it serves, or 'program([…])' with a program of the image that asks it.",
    lost: "Let the question be what decides: without '|| true', a pipe or a later command that ends well anyway.",
  },
  fixInFiles: { idle: "Ask the service for an answer: its health endpoint, or a request that it serves." },
  bad: {
    idle: `
const app = service("app", {
  ...required,
  healthcheck: { test: ["true"] },
});`,
    lost: `
const app = service("app", {
  ...required,
  healthcheck: { test: ["sh", "-c", "wget -qO- http://127.0.0.1:8080/health || true"] },
});`,
  },
  good: `
const app = service("app", {
  ...required,
  healthcheck: { test: ["wget", "-qO-", "http://127.0.0.1:8080/health"] },
});`,
  links: ["https://docs.docker.com/reference/dockerfile/#healthcheck"],
  inEditor: ["idle"],
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { healthcheck }] of withProbe(services)) {
      const says = idlenessOf(healthcheck.test);
      if (says !== undefined)
        yield {
          says,
          at: ["services", service, "healthcheck", "test", 0],
          with: { service, program: shown(healthcheck.test) },
        };
    }
  },
});

/** A program by its name where that says it all; a script or code for itself; other commands whole. */
function shown(test: readonly string[]): string {
  const [first = "", flag, script] = test;
  if (named.some((name) => name === first)) return first;
  const text = (flag !== undefined && /^-\w*c$/.test(flag) ? script : undefined) ?? test.join(" ");
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

const named = [
  "true",
  ":",
  "echo",
  "exit",
  "sleep",
  "pgrep",
  "pidof",
  "ps",
  "kill",
  "ls",
  "test",
  "pwd",
  "hostname",
  "date",
  "uname",
  "id",
  "whoami",
  "uptime",
] as const;

export type Review<Name extends string, Options> = Options extends {
  readonly healthcheck: { readonly test: infer Test extends readonly [Named | Path | "env" | "cat", ...string[]] };
}
  ? [Idle<Test>] extends [never]
    ? unknown
    : {
        readonly healthcheck: {
          readonly test: readonly [
            DesignReview<Said<typeof rule, { service: Name; program: Idle<Test> }, "idle">>,
            ...unknown[],
          ];
        };
      }
  : unknown;

/** A command that asks nothing, as it is shown; the build knows more of them. */
type Idle<Test extends readonly [string, ...string[]]> = Test extends readonly [infer First extends Named, ...string[]]
  ? First
  : Test extends readonly [infer First extends Exclude<Path, "/usr/bin/env">]
    ? First
    : Test extends readonly [infer First extends "env" | "/usr/bin/env", infer Second extends Named]
      ? `${First} ${Second}`
      : Test extends readonly ["cat", infer File extends `/etc/${string}`]
        ? `cat ${File}`
        : never;

type Named = (typeof named)[number];
type Path = "/bin/true" | "/usr/bin/true" | "/bin/echo" | "/bin/sleep" | "/bin/ls" | "/usr/bin/env";
