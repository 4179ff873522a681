import { z } from "zod";

const healthcheck = z.strictObject({
  test: z.tuple([z.string()], z.string()),
  interval: z.number().positive().default(30),
  timeout: z.number().positive().default(5),
  retries: z.number().int().positive().default(3),
  startPeriod: z.number().min(0).default(30),
});

export const healthcheckOptions = { healthcheck };
