import { z } from "zod";
import { size } from "./text.js";

const memory = z.strictObject({
  limit: size,
  reservation: size.optional().transform((value) => value),
  heap: z.number().int().positive().optional(),
});

export const limitOptions = {
  memory,
  cpus: z.number().positive(),
  pids: z.number().int().positive().default(512),
};
