import { z } from "zod";
import { argv, port } from "./text.js";

export const upkeepOptions = {
  metrics: z.strictObject({ port, path: z.string().startsWith("/") }).optional(),
  provision: argv.optional(),
  dump: z.strictObject({ dump: argv, verify: argv, restore: argv, extension: z.string() }).optional(),
};
