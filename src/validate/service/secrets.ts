import { z } from "zod";
import { secretValueSchema } from "../value.js";
import { absolute, argv, environmentName } from "./text.js";

const delivery = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("file"), suffix: z.string().regex(/^\w*$/, "a suffix is letters, digits and '_'") }),
  z.strictObject({ kind: z.literal("shell"), shell: absolute, entrypoint: argv }),
]);

export const secretOptions = {
  secrets: z.record(environmentName, secretValueSchema).default({}),
  secretDelivery: delivery.default({ kind: "file", suffix: "_FILE" }),
  secretFiles: z.record(absolute, secretValueSchema).default({}),
};
