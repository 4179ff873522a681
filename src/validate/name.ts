import { z } from "zod";

/** A name of the stack or of a thing in it. */
export const named = z.string().regex(/^[a-z][a-z0-9-]*$/, "a name is lower case letters, digits and hyphens");
