import type { JobOptions } from "../declared/job.js";
import type { Service, ServiceOptions } from "../declared/service/service.js";
import type { ReviewedJob, ReviewedName } from "./reviewed.js";
import { declareService } from "./service.js";

/**
 * Declares a job: a container that runs to its end, as migrations do, and what prepares a volume. The deployment starts it
 * once for each change of its own image, options, configuration or secrets, once what it waits for is healthy; it waits for
 * its end, and goes on where that is 0. Else it stops, shows the last lines of the job, and leaves all others as they are.
 * Nothing starts a job again by itself, so it must be safe to repeat: the next deployment runs one that failed once more.
 *
 * @example
 * const migrate = job("migrate", {
 *   image: "ghcr.io/example/shop:1.4.2", command: ["bin/migrate"], before: shop, dependsOn: [postgresql], networks: [backend],
 *   memory: { limit: "256M" }, cpus: 0.5, user: 1000,
 * });
 * const report = job("report", { …, command: ["bin/report"], schedule: "Mon..Fri 07:00" });
 */
export function job<const Name extends string, const Options extends JobOptions>(
  name: Name & ReviewedName<Name, "service">,
  options: Options & ReviewedJob<Name, Options>,
): Service<Name> {
  const said = options as JobOptions;
  const { before } = said;
  const declared = {
    healthcheck: { kind: "none", because: "how it ends is what counts" } as const,
    ...said,
    // A constant that stands below is nothing yet, which must be told.
    ...("before" in said && { before: Array.isArray(before) ? before : [before] }),
    isJob: true as const,
  };
  return declareService<Name>(name, declared as ServiceOptions, job);
}
