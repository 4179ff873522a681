import { z } from "zod";
import { seconds } from "../seconds.js";

const healthcheck = z.strictObject({
  test: z
    .tuple([z.string()], z.string())
    .refine(
      ([program]) => program.trim() === program && program !== "",
      "a probe begins with its program, without blanks around it",
    )
    .refine(([program]) => !/^cmd(?:-shell)?$/.test(program), "a probe begins with its program, not with 'CMD'"),
  interval: seconds.default(30),
  timeout: seconds.default(5),
  retries: z.number().int().positive().default(3),
  startPeriod: seconds.or(z.literal(0)).default(30),
});

export const healthcheckOptions = { healthcheck };
