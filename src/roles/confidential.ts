import { z } from "zod";
import type { Secret, Text } from "../model/value.js";
import { isDynamic } from "../model/value.js";

/** A value that nobody may read in the stack: a secret, or a text with one in it. */
export const confidential = z.custom<Secret | Text | "">(
  (value) => value === "" || (isDynamic(value) && value.kind !== "variable"),
  { error: "is given by 'secret()', for here everyone could read it who has the stack" },
);
