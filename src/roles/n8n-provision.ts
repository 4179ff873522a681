import { z } from "zod";
import { containerName } from "../model/paths.js";
import { defineRole } from "./role.js";
import { setting } from "./setting.js";

/** What `provision(n8n, { … })` becomes: the account of n8n's owner. */
export const n8nProvisionRole = defineRole({
  name: "n8n-provision",
  summary: "Create the account of n8n's owner, once",
  options: z.strictObject({
    ownerEmail: setting(z.string()).describe("Address that the owner logs in with"),
    ownerPassword: setting(z.string()).describe(
      "Password of the owner: 8 to 64 characters, with a digit and a capital letter",
    ),
    ownerFirstName: setting(z.string()).describe("First name of the owner").default("Stack"),
    ownerLastName: setting(z.string()).describe("Last name of the owner").default("Owner"),
  }),
  derived: z.strictObject({
    container: z.string().describe("Container of n8n"),
    port: z.number().int().describe("Port that n8n listens on in its container"),
  }),
  derive: (stack) => ({ container: containerName(stack, "n8n"), port: stack.services.n8n?.port ?? 5678 }),
});
