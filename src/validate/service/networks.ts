import { z } from "zod";
import { name } from "./text.js";

export const networkOptions = { networks: z.union([z.literal("host"), z.array(name)]) };
