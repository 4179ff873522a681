import { grouped } from "./grouped.js";
import { oncePer } from "./once-per.js";
import type { Stack } from "./stack.js";

/** What each service waits for: its `dependsOn`, the engines of its databases, and the jobs that run before it. */
export const needsOf = oncePer(({ services }: Stack): ReadonlyMap<string, readonly string[]> => {
  const all = Object.entries(services);
  const jobs = grouped(
    all.flatMap(([job, { job: { before } = { before: [] } }]) => before.map((service) => ({ job, service }))),
    ({ service }) => service,
  );
  return new Map(
    all.map(([name, { dependsOn, databases }]) => {
      const engines = databases.map(({ engine }) => engine);
      return [name, [...new Set([...dependsOn, ...engines, ...(jobs.get(name) ?? []).map(({ job }) => job)])]];
    }),
  );
});
