import { z } from "zod";
import { valueSchema } from "../value.js";

export const environmentOptions = { environment: z.record(z.string(), valueSchema).default({}) };
