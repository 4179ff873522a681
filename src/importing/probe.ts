import { factsOf } from "../facts/facts-of.js";
import type { ImageFacts } from "../model/facts.js";
import { knownData } from "../reading/compose/plain.js";
import type { Placed } from "../reading/placed.js";
import { code } from "./code.js";

/** A probe for a service whose file asks nothing, and why this one. */
export interface ProposedProbe {
  readonly healthcheck: unknown;
  readonly says: string;
}

/** By what is known of the image; else by a port that the file names; else by what the file itself says. */
export function proposedProbe(
  image: string,
  startPeriod: number | undefined,
  options: Readonly<Record<string, unknown>>,
  all: ReadonlyMap<string, Placed>,
): ProposedProbe {
  const test = knownProbe(factsOf({ image, facts: undefined }));
  if (test !== undefined)
    return {
      healthcheck: { test, startPeriod },
      says: "the file asks nothing; this is made from what is known of the image",
    };
  const port = portOf(options, all);
  if (port !== undefined)
    return {
      healthcheck: startPeriod === undefined ? code`tcp(${port})` : code`tcp(${port}, ${{ startPeriod }})`,
      says: `the file asks nothing; this connects to the port that it names: http(${port}, "/…") proves more where there is a page`,
    };
  if (all.has("healthcheck"))
    return {
      healthcheck: code`none(${{ because: "the Compose file turns its probe off: decide" }})`,
      says: "the file turns its probe off: say why nobody needs to ask, or ask it with http, tcp or program",
    };
  return {
    healthcheck: { test: ["/decide/which-program-asks"], startPeriod },
    says: "the file asks nothing: ask it with http, tcp or program, or say with none why nobody needs to",
  };
}

/** A program that the image has, and what it answers to. */
function knownProbe(facts: ImageFacts | undefined): readonly string[] | undefined {
  if (facts === undefined) return undefined;
  if (facts.cluster !== undefined || facts.tools.includes("pg_isready"))
    return ["pg_isready", "--host=127.0.0.1", "--quiet"];
  if (facts.tools.includes("redis-cli")) return ["redis-cli", "ping"];
  const [path] = Object.entries(facts.probes).find(([, { login, sideEffects }]) => !login && !sideEffects) ?? [];
  if (path === undefined || facts.port === undefined) return undefined;
  const url = `http://127.0.0.1:${facts.port}${path}`;
  if (facts.tools.includes("curl")) return ["curl", "-fsS", "-o", "/dev/null", url];
  return facts.tools.includes("wget") ? ["wget", "-q", "-O", "/dev/null", url] : undefined;
}

/** The port of TCP that the service listens on: that of its site, or the first that the file publishes or exposes. */
function portOf(options: Readonly<Record<string, unknown>>, all: ReadonlyMap<string, Placed>): number | undefined {
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
