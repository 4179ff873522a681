import { z } from "zod";

const logging = z
  .strictObject({ driver: z.string().min(1), options: z.record(z.string(), z.string()).default({}) })
  .refine(
    ({ driver, options }) => driver !== "json-file" || options["max-size"] !== undefined,
    "without 'max-size' a file of \"json-file\" grows until the disk is full",
  );

export const loggingOptions = { logging: logging.optional() };
