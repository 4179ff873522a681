import { z } from "zod";
import { sampled, type TextValue } from "../../model/value.js";
import { declaredAbove } from "../declared-above.js";
import { textValueSchema } from "../value.js";

const portRange = "a port is a number from 1 to 65535";

/** A size such as "512M". */
export const size = z
  .string()
  .regex(/^\d+(\.\d+)?[KMG]$/, 'a size is a number with K, M or G, such as "512M"')
  .refine((text) => Number.parseFloat(text) > 0, "a size is more than nothing");

/** A path in the container or on the host, from its root. */
export const absolute = z
  .string()
  .startsWith("/", "a path starts with '/'")
  .refine(
    (path) => path === "/" || isPlain(path.slice(1)),
    "a path has no empty part, no '.', no '..' and no line end",
  );

/** A path in the container that is not all of it. */
export const inside = absolute.refine(
  (path) => path !== "/",
  "'/' is the whole container: name a folder or a file in it",
);

/** A path below a folder of the stack's own. */
export const below = z
  .string()
  .refine(
    (path) => !path.startsWith("/"),
    "a folder is named as it stands below the service's own, so without '/' at its start",
  )
  .refine(
    (path) => path.startsWith("/") || isPlain(path),
    "a path below a folder has no empty part, no '.', no '..' and no line end",
  )
  .refine(
    (path) => !/[$`{}~*?<>|;&"'\\]/.test(path),
    "a folder is named as it is: nothing replaces variables, '~' or '*' in it",
  );

/** Whether no part of a relative path leads elsewhere than its words say. */
function isPlain(path: string): boolean {
  return path.split("/").every((part) => part !== "" && part !== "." && part !== ".." && !/\p{Cc}/u.test(part));
}

/** A program with its arguments; a script for an entrypoint that is a shell may end its lines. */
export const argv = wordsOf(z.string());

/** The same, with values of the inventory in them. */
export const argvWithValues = wordsOf(textValueSchema);

function wordsOf<Word extends TextValue>(word: z.ZodType<Word>) {
  return z
    .array(word)
    .min(1, "a command has at least its program")
    .refine(([first]) => {
      const program = first === undefined ? "" : sampled(first);
      return program.trim() !== "" && (program.trim() === program || program.includes("\n"));
    }, "a command begins with its program");
}

/** Name of an environment variable, which also names the file of a secret. */
export const environmentName = z
  .string()
  .regex(/^[A-Za-z_]\w*$/, "an environment variable is named with letters, digits and '_'");

/** Number of a port. */
export const port = z.number().int().min(1, portRange).max(65535, portRange);

/** A reference to a thing of the stack → its name. */
export const name = z.object({ name: z.string() }, declaredAbove).transform((reference) => reference.name);

/** A number of a user or group. The last of 32 bits means none to the kernel: see chown(2). */
export const id = z.number().int().min(0).max(4_294_967_294, "a number of a user is at most 4294967294");

/** A user and group by their numbers. */
export const account = z.object({ uid: id, gid: id });
