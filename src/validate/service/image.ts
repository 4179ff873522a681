import { z } from "zod";
import type { ImageFacts } from "../../model/facts.js";
import type { Built } from "../../model/service/built.js";
import { textValueSchema } from "../value.js";

const facts = z.custom<ImageFacts>((value) => typeof value === "object" && value !== null && "repository" in value);

/** A path that stays where it begins, as Docker wants it of a Dockerfile. */
const inside = z
  .string()
  .regex(/^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$))[^\s"'\\]+$/, "names no file in the context: write its path from there");

const built = z.strictObject({
  kind: z.literal("built"),
  context: z.string().regex(/^[^\s"'\\{}]+$/, "names no folder: write its path from 'stack.ts', without blanks"),
  dockerfile: inside,
  target: z
    .string()
    .regex(/^[A-Za-z][\w.-]*$/, "is no name of a stage")
    .optional(),
  args: z.record(z.string().regex(/^[A-Za-z_]\w*$/, "is no name of an ARG"), textValueSchema),
  on: z.enum(["controller", "host"]),
});

export const imageOptions = { image: z.union([z.string().min(1), built]), facts: facts.optional() };

/** The image, which has its name once all services are known. */
export function imageOf(image: string | Built) {
  return typeof image === "string" ? { image } : { image: "built", isBuilt: true as const, built: image };
}
