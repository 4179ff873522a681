import { z } from "zod";

/** A pattern of paths of a site. */
export const pathPattern = z
  .string()
  .regex(/^\/[^\s{}"\\]*$/, "a public path starts with '/' and has no blank, brace, quote or line end");
