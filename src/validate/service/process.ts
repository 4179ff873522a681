import { z } from "zod";
import { seconds } from "../seconds.js";
import { absolute, argvWithValues } from "./text.js";

export const processOptions = {
  entrypoint: argvWithValues.optional(),
  command: argvWithValues.optional(),
  init: z.boolean().default(false),
  workingDir: absolute.optional(),
  stopSignal: z
    .string()
    .regex(/^(SIG[A-Z0-9+-]+|\d+)$/, 'a signal is its name or number, such as "SIGINT"')
    .optional(),
  stopGracePeriod: seconds.default(10),
};
