import { z } from "zod";
import type { Probe } from "../../model/service/healthcheck.js";
import type { Job } from "../../model/service/job.js";
import { name } from "./text.js";

/** Seconds for a job that says none: most migrations take less. */
const usualTimeout = 900;

export const jobOptions = {
  isJob: z.literal(true).optional(),
  before: z.array(name).optional(),
  schedule: z.string().optional(),
  timeout: z
    .number()
    .int("a time limit is whole seconds")
    .min(1, "a job needs a second at least")
    .max(86_400, "a job ends within a day (86400)")
    .optional(),
};

type Terms = { readonly [Option in keyof typeof jobOptions]?: z.output<(typeof jobOptions)[Option]> };

/** Options that `job()` alone takes. */
const terms = ["before", "schedule", "timeout"] as const;

/** Refuses what only a job says, of a service that serves. */
export function refuseTerms(said: Terms, context: z.RefinementCtx): void {
  const keys = said.isJob ? [] : terms.filter((option) => said[option] !== undefined);
  for (const option of keys)
    context.addIssue({ code: "custom", path: [option], message: `'${option}' is for job(): a service runs on` });
}

/** What makes a service a job; who says that nobody asks it says no more than that. */
export function jobOf(
  { isJob, before = [], schedule, timeout = usualTimeout }: Terms,
  { probe }: { readonly probe: Probe },
) {
  if (!isJob) return {};
  const job: Job = { before, schedule, timeout };
  return { job, probe: probe.kind === "none" ? { ...probe, kind: "end" as const } : probe };
}
