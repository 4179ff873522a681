import { z } from "zod";
import { argv } from "./text.js";

export const processOptions = {
  entrypoint: argv.optional(),
  command: argv.optional(),
  init: z.boolean().default(false),
  stopGracePeriod: z.number().positive().default(10),
};
