import { z } from "zod";
import { seconds } from "../seconds.js";

const healthcheck = z.strictObject({
  test: z.tuple([z.string()], z.string()),
  interval: seconds.default(30),
  timeout: seconds.default(5),
  retries: z.number().int().positive().default(3),
  startPeriod: seconds.or(z.literal(0)).default(30),
});

export const healthcheckOptions = { healthcheck };
