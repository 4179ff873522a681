import { z } from "zod";
import type { DataRoot } from "../model/data-root.js";
import { absolute } from "./service/text.js";
import { textOf, variableSchema } from "./value.js";

/** A path of a host, or a value of the inventory that is one. */
export const hostPathSchema = z.union([absolute, variableSchema, textOf(variableSchema)]);

/** What must hold of the disk of a folder. */
export const diskOptions = {
  mountedAt: hostPathSchema.exactOptional(),
  fileSystem: z
    .string()
    .regex(/^[\w.-]+$/, 'a file system is one word of /proc/mounts, such as "zfs", "ext4" or "nfs4"')
    .exactOptional(),
};

export const dataRootSchema = z.union([
  hostPathSchema.transform((path): DataRoot => ({ path })),
  z.strictObject({ path: hostPathSchema, ...diskOptions }),
]);
