import { z } from "zod";
import { secretSchema } from "../value.js";
import { name } from "./text.js";

const database = z
  .strictObject({
    kind: z.literal("database").exactOptional(),
    name: z
      .string()
      .regex(
        /^[a-z_][a-z0-9_]{0,62}$/,
        "a database is named in lower case, with digits and '_', in at most 63 letters",
      ),
    engine: z.string(),
    password: secretSchema,
  })
  .transform(({ kind: _, ...database }) => database);

export const dependencyOptions = {
  dependsOn: z.array(name).default([]),
  databases: z.array(database).default([]),
};
