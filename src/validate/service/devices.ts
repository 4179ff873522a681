import { z } from "zod";
import { absolute } from "./text.js";

const device = z.strictObject({
  kind: z.literal("device"),
  source: absolute.refine((path) => path.startsWith("/dev/"), "a device stands below '/dev/'"),
  path: absolute,
  access: z.string().regex(/^(?=.)r?w?m?$/, "access is 'r', 'w' and 'm', in this order"),
  because: z.string().min(1),
});

const gpu = z.strictObject({
  kind: z.literal("gpu"),
  driver: z.literal("nvidia"),
  count: z.union([z.literal("all"), z.number().int().min(1)]),
});

export const deviceOptions = { devices: z.array(device).default([]), gpu: gpu.optional() };
