import { z } from "zod";
import { secretValueSchema } from "../value.js";
import { absolute, argv, environmentName, inside } from "./text.js";

const delivery = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("file"), suffix: z.string().regex(/^\w*$/, "a suffix is letters, digits and '_'") }),
  z.strictObject({ kind: z.literal("shell"), shell: absolute.default("/bin/sh"), entrypoint: argv.optional() }),
  z.strictObject({ kind: z.literal("environment") }),
]);

export const secretOptions = {
  secrets: z.record(environmentName, secretValueSchema).default({}),
  secretDelivery: delivery.optional(),
  secretFiles: z.record(inside, secretValueSchema).default({}),
};
