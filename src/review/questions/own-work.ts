import type { Service } from "../../model/service/service.js";

/** Whether a container does other work than its image is made for: a job with a command of its own, such as psql in PostgreSQL's. */
export function doesOwnWork({ job, command, entrypoint }: Pick<Service, "job" | "command" | "entrypoint">): boolean {
  return job !== undefined && (command !== undefined || entrypoint !== undefined);
}
