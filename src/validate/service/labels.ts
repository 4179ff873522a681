import { z } from "zod";
import { valueSchema } from "../value.js";

const name = z
  .string()
  .min(1)
  .refine(
    (label) => !/^(dev\.rexible|com\.docker)\./.test(label),
    "labels of 'dev.rexible.' and 'com.docker.' are made by the deployment and by Docker",
  );

export const labelOptions = { labels: z.record(name, valueSchema).default({}) };
