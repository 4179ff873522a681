import { z } from "zod";

/** A container that the host asks itself. */
export const asked = z.strictObject({
  service: z.string().describe("Name of the service"),
  container: z.string().describe("Name of the container"),
  via: z.string().describe("Container whose network it is in: its own, or that of another"),
  kind: z.enum(["http", "tcp"]).describe("Whether a page is asked for, or a connection"),
  port: z.number().int().describe("Port of the container"),
  path: z.string().describe("Path that must answer 200; of no meaning for a connection"),
  timeout: z.number().describe("Seconds that an answer may take"),
});
