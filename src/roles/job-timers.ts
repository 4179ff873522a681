import { z } from "zod";
import { calendarOf } from "../model/calendar.js";
import { containerName, rootOf } from "../model/paths.js";
import { deployedServices } from "../model/waves.js";
import { defineRole } from "./role.js";

const job = z.strictObject({
  name: z.string().describe("Name of the job"),
  container: z.string().describe("Container that is started"),
  calendar: z.string().describe("When, as systemd writes it"),
  seconds: z.number().int().describe("Seconds that it may take"),
});

/** Runs after the containers are there, in a stack with jobs on a schedule. */
export const jobTimersRole = defineRole({
  name: "job-timers",
  summary: "Start jobs when their hour comes, never beside a deployment, a backup or a restore",
  options: z.strictObject({}),
  derived: z.strictObject({
    stack: z.string().describe("Name of the stack"),
    root: z.string().describe("Folder of the stack on the host"),
    jobs: z.array(job).describe("Jobs that run on a schedule"),
  }),
  derive: (stack) => ({
    stack: stack.name,
    root: rootOf(stack),
    jobs: deployedServices(stack).flatMap(({ name, service: { job } }) => {
      if (job?.schedule === undefined) return [];
      const calendar = calendarOf(job.schedule) ?? job.schedule;
      return [{ name, container: containerName(stack, name), calendar, seconds: job.timeout }];
    }),
  }),
});
