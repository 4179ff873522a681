import { calendarOf } from "../../../model/calendar.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX232",
  title: "A schedule that systemd cannot read",
  level: "error",
  says: "{whose} starts at '{schedule}', which is no calendar expression of systemd",
  why: "The host refuses such a timer when it is to be started: the deployment fails there, and what the timer starts never runs.",
  fix: "Write a day, a time or both, such as 'Mon..Fri 08:00', '*-*-01 03:00' or 'hourly'; 'systemd-analyze calendar' tells what an expression means.",
  bad: `
const app = service("app", required);
const report = job("report", { ...once, command: ["bin/report"], schedule: "0 3 * * *" });`,
  good: `
const app = service("app", required);
const report = job("report", { ...once, command: ["bin/report"], schedule: "daily 03:00" });`,
  links: ["https://www.freedesktop.org/software/systemd/man/latest/systemd.time.html#Calendar%20Events"],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *check({ services, phases }) {
    for (const [name, { job }] of Object.entries(services))
      if (job?.schedule !== undefined && calendarOf(job.schedule) === undefined)
        yield { at: ["services", name, "schedule"], with: { whose: `job '${name}'`, schedule: job.schedule } };
    for (const [phase, { steps }] of phases.entries())
      for (const [step, one] of steps.entries()) {
        if (one.kind !== "role" || one.own) continue;
        for (const option of calendars[one.role] ?? []) {
          const schedule = one.variables[option];
          if (typeof schedule === "string" && calendarOf(schedule) !== schedule)
            yield { at: ["phases", phase, "steps", step, option], with: { whose: `role '${one.role}'`, schedule } };
        }
      }
  },
});

/** Options of Rexible's roles that become a timer as they are. */
const calendars: Readonly<Record<string, readonly string[]>> = {
  "backup-config": ["schedule"],
  docker: ["pruneSchedule"],
};
