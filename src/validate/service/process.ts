import { z } from "zod";
import { seconds } from "../seconds.js";
import { absolute, argv } from "./text.js";

export const processOptions = {
  entrypoint: argv.optional(),
  command: argv.optional(),
  init: z.boolean().default(false),
  workingDir: absolute.optional(),
  stopSignal: z
    .string()
    .regex(/^(SIG[A-Z0-9+-]+|\d+)$/, 'a signal is its name or number, such as "SIGINT"')
    .optional(),
  stopGracePeriod: seconds.default(10),
};
