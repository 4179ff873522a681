import { z } from "zod";
import { secretValueSchema } from "../value.js";
import { absolute, argv } from "./text.js";

const delivery = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("file"), suffix: z.string() }),
  z.object({ kind: z.literal("shell"), shell: absolute, entrypoint: argv }),
]);

export const secretOptions = {
  secrets: z.record(z.string(), secretValueSchema).default({}),
  secretDelivery: delivery.default({ kind: "file", suffix: "_FILE" }),
  secretFiles: z.record(absolute, secretValueSchema).default({}),
};
