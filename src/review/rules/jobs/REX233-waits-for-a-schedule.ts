import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX233",
  title: "A service waits for a job that runs on a schedule",
  level: "error",
  says: "service '{service}' is to wait for job '{job}', which runs on a schedule",
  why: "The deployment does not run such a job: whoever waits for it would wait until its hour, so it is not waited for.",
  fix: "Take 'schedule' away from '{job}', or declare two jobs: one that runs before '{service}', and one for the schedule.",
  bad: `
const app = service("app", required);
const report = job("report", { ...once, command: ["bin/report"], before: app, schedule: "daily 03:00" });`,
  good: `
const app = service("app", required);
const report = job("report", { ...once, command: ["bin/report"], dependsOn: [cache], schedule: "daily 03:00" });`,
  links: [],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *check({ services }) {
    for (const [name, { job, dependsOn }] of Object.entries(services)) {
      if (job?.schedule !== undefined)
        for (const [index, service] of job.before.entries())
          yield { at: ["services", name, "before", index], with: { service, job: name } };
      for (const [index, needed] of dependsOn.entries())
        if (services[needed]?.job?.schedule !== undefined)
          yield { at: ["services", name, "dependsOn", index], with: { service: name, job: needed } };
    }
  },
});
