import { served } from "../model/service/job.js";
import { knownData } from "../reading/compose/plain.js";
import type { Mapping } from "../reading/placed.js";
import { type Became, changed, leftOut } from "./context.js";

/** Services that others wait for until they ended well, and those that nobody starts again or asks. */
export function jobsIn(services: ReadonlyMap<string, Mapping>): ReadonlySet<string> {
  const alone = [...services].flatMap(([name, service]) => (endsByItself(service) ? [name] : []));
  const waits = [...services.values()].flatMap(({ entries }) => {
    const said = entries.get("depends_on")?.value;
    const known = said === undefined ? [] : knownData(said);
    return typeof known === "object" && known !== null && !Array.isArray(known) ? Object.entries(known) : [];
  });
  const ended = waits.flatMap(([name, wait]) => (wait?.condition === "service_completed_successfully" ? [name] : []));
  return new Set([...ended, ...alone]);
}

/** Whoever says what holds anyway, that Docker starts it once, and turns its probe off, means it. */
function endsByItself({ entries }: Mapping): boolean {
  const said = (key: string) => {
    const value = entries.get(key)?.value;
    return value === undefined ? undefined : knownData(value);
  };
  const probe = said("healthcheck") as { readonly disable?: unknown } | undefined;
  return said("restart") === "no" && probe?.disable === true && said("ports") === undefined;
}

/** What a key of a job becomes: nobody reaches it, and how it ends is all that is asked of it. */
export function becameOfJob(key: string, became: Became | undefined): Became | undefined {
  if (key === "restart") return leftOut("it is a job, which runs to its end and which nothing starts again by itself");
  if (key === "healthcheck") return leftOut("how a job ends is what counts");
  const options = Object.entries(became?.options ?? {});
  const kept = options.filter(([option]) => !(served as readonly string[]).includes(option));
  if (kept.length === options.length) return became;
  const says = "nobody reaches a job";
  return kept.length === 0 ? leftOut(says) : changed(Object.fromEntries(kept), says);
}
