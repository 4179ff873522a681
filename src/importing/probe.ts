import type { ImageFacts } from "../model/facts.js";
import { knownData } from "../reading/compose/plain.js";
import type { Placed } from "../reading/placed.js";
import { idlenessOf } from "../review/questions/idle/probe.js";
import { code } from "./code.js";
import type { Context } from "./context.js";

/** A probe for a service whose file asks nothing, and why this one. */
export interface ProposedProbe {
  readonly healthcheck: unknown;
  readonly says: string;
}

/** By what is known of the image; else by a port that the file names; else by what the file itself says. */
export function proposedProbe(
  { facts, running }: Pick<Context, "facts" | "running">,
  startPeriod: number | undefined,
  options: Readonly<Record<string, unknown>>,
  all: ReadonlyMap<string, Placed>,
): ProposedProbe {
  const timing = startPeriod === undefined ? code`` : code`, ${{ startPeriod }}`;
  const known = knownProbe(facts, startPeriod);
  if (known !== undefined)
    return { healthcheck: known, says: "the file asks nothing; this is made from what is known of the image" };
  if (running?.probe !== undefined && idlenessOf(running.probe) === undefined)
    return {
      healthcheck: { test: running.probe, startPeriod },
      says: "the file asks nothing; this is the probe of the image that runs on the old host",
    };
  const port = portOf(options, all) ?? facts?.port ?? running?.port;
  if (port !== undefined)
    return {
      healthcheck: code`tcp(${port}${timing})`,
      says: `the file asks nothing; this connects to the port that it names: 'http(${port}, "/…")' proves more where there is a page`,
    };
  if (all.has("healthcheck") && isOff(all.get("healthcheck")))
    return {
      healthcheck: code`none(${{ because: "the Compose file turns its probe off: decide" }})`,
      says: "the file turns its probe off: say why nobody needs to ask, or ask it with 'http', 'tcp' or 'program'",
    };
  return {
    healthcheck: code`none(${{ because: "nothing says how to ask it: decide" }})`,
    says: "nothing says how to ask it: write 'http', 'tcp' or 'program', or say with 'none' why nobody needs to",
  };
}

/** Whether the file turns the probe of the image off. */
function isOff(value: Placed | undefined): boolean {
  const { disable, test } = (value === undefined ? {} : knownData(value)) as { disable?: boolean; test?: unknown };
  return disable === true || test === undefined || (Array.isArray(test) && test[0] === "NONE");
}

/** What is known to answer: a program that the image has, its own probe, or a page. */
function knownProbe(facts: ImageFacts | undefined, startPeriod: number | undefined): unknown {
  if (facts === undefined) return undefined;
  const test = programs.find(
    ([tool]) => (tool === "pg_isready" && facts.cluster !== undefined) || facts.tools.includes(tool),
  );
  if (test !== undefined) return { test, startPeriod };
  const timing = startPeriod === undefined ? code`` : code`, ${{ startPeriod }}`;
  const [path] = Object.entries(facts.probes).find(([, { login, sideEffects }]) => !login && !sideEffects) ?? [];
  if (path !== undefined && facts.port !== undefined) return code`http(${facts.port}, ${path}${timing})`;
  return facts.ownProbe === true ? code`ofImage(${{ startPeriod }})` : undefined;
}

/** Programs that ask their own server, by what the image has. */
const programs: readonly (readonly [string, ...string[]])[] = [
  ["pg_isready", "--host=127.0.0.1", "--quiet"],
  ["valkey-cli", "ping"],
  ["redis-cli", "ping"],
  ["healthcheck.sh", "--connect", "--innodb_initialized"],
];

/** The port of TCP that the service listens on: that of its site, or the first that the file publishes or exposes. */
export function portOf(
  options: Readonly<Record<string, unknown>>,
  all: ReadonlyMap<string, Placed>,
): number | undefined {
  const [published, exposed] = ["ports", "expose"].map((key) => {
    const value = all.get(key);
    return value === undefined ? [] : (knownData(value) as readonly unknown[]);
  });
  const targets = (published ?? []).flatMap((one) => {
    const { target, protocol = "tcp" } = one as { readonly target?: unknown; readonly protocol?: string };
    return protocol === "tcp" ? [target] : [];
  });
  const numbers = [options.port, ...targets, ...(exposed ?? []).map((one) => String(one).replace(/\/tcp$/, ""))];
  return numbers.map(Number).find((one) => Number.isInteger(one) && one > 0 && one < 65536);
}
