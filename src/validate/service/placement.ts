import { z } from "zod";
import { name } from "./text.js";

/** Names of machines. */
export const placementOptions = {
  on: z
    .union([name.transform((one) => [one]), z.array(name).min(1, "a service runs on one machine at least")])
    .exactOptional(),
};
