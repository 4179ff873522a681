import { z } from "zod";
import { secretSchema } from "../value.js";
import { name } from "./text.js";

export const dependencyOptions = {
  dependsOn: z.array(name).default([]),
  databases: z.array(z.object({ name: z.string(), engine: z.string(), password: secretSchema })).default([]),
};
