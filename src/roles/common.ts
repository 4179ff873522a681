import { z } from "zod";
import { defineRole, stepOf } from "./role.js";
import { setting } from "./setting.js";

export const commonRole = defineRole({
  name: "common",
  summary: "Prepare the operating system of a host",
  options: z.strictObject({
    timezone: setting(z.string()).describe("IANA time zone of the host").default("Etc/UTC"),
  }),
  derived: z.strictObject({
    root: z.string().describe("Folder of the stack on the host"),
  }),
  derive: (stack) => ({ root: `/opt/${stack.name}` }),
});

/** Prepares the operating system: packages, time, limits, logs, folders. @example common({ timezone: "Europe/Paris" }) */
export const common = stepOf(commonRole);
