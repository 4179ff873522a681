import { z } from "zod";
import type { ImageFacts } from "../../model/facts.js";

const facts = z.custom<ImageFacts>((value) => typeof value === "object" && value !== null && "repository" in value);

export const imageOptions = { image: z.string().min(1), facts: facts.optional() };
