import { z } from "zod";

/** A size such as "512M". */
export const size = z.string().regex(/^\d+(\.\d+)?[KMG]$/, 'a size is a number with K, M or G, such as "512M"');

/** A path in the container. */
export const absolute = z.string().startsWith("/", "a path in the container starts with '/'");

/** A program with its arguments. */
export const argv = z.array(z.string()).min(1);

/** A reference to a thing of the stack → its name. */
export const name = z.object({ name: z.string() }).transform((reference) => reference.name);

/** A user and group by their numbers. */
export const account = z.object({ uid: z.number().int().min(0), gid: z.number().int().min(0) });
