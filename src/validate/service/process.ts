import { z } from "zod";
import { seconds } from "../seconds.js";
import { argv } from "./text.js";

export const processOptions = {
  entrypoint: argv.optional(),
  command: argv.optional(),
  init: z.boolean().default(false),
  stopGracePeriod: seconds.default(10),
};
