import { z } from "zod";
import type { SharedFolder } from "../../model/service/mount.js";
import type { DeployableService } from "../../model/service/service.js";
import { dataRootSchema, diskOptions, hostPathSchema } from "../data-root.js";
import { declaredAbove } from "../declared-above.js";
import { named } from "../name.js";
import { valueSchema } from "../value.js";
import { absolute, account, below, inside, size } from "./text.js";

const octal = z.string().regex(/^[0-3][0-7]{3}$/, 'a mode is four octal digits, such as "0750"');

const nothing = z.object({ none: z.string().min(1) });
/** Paths below the volume, or patterns of them with '*'; SQLite's shell takes them in quotes. */
const databases = z.strictObject({
  sqlite: z
    .array(
      z
        .string()
        .regex(/^[^'"\\\n]+$/, "a database's path holds neither quotes nor backslashes")
        .superRefine((path, context) => {
          const issues = below.safeParse(path.replaceAll("*", "any")).error?.issues ?? [];
          for (const { message } of issues) context.addIssue({ code: "custom", message });
        }),
    )
    .min(1),
});
const backupPolicy = z.union([z.enum(["files", "files-paused", "dump"]), databases, nothing]);
const kept = z.union([
  z.enum(
    ["files", "files-paused"],
    "a folder is backed up as 'files', as 'files-paused', as { sqlite: files }, or { none: why }",
  ),
  databases,
  nothing,
]);

/** What `folder()` makes. */
export const folderSchema = z.strictObject(
  {
    kind: z.literal("folder"),
    name: named,
    owner: account,
    mode: octal.default("0750"),
    backup: kept,
    dataRoot: dataRootSchema.exactOptional(),
  },
  declaredAbove,
);

const sharedFolder = z
  .strictObject({
    kind: z.literal("shared-folder"),
    of: folderSchema,
    path: inside,
    isWritable: z.boolean(),
    folder: below.exactOptional(),
  })
  .transform(({ of: { kind: _, ...folder }, ...mount }): SharedFolder => ({ ...folder, ...mount }));

const foreignData = z.strictObject({
  found: z.string().min(1),
  unless: z.string().min(1),
  holds: z.string().min(1),
  fix: z.string().min(1),
});

const clusterUpgrade = z.strictObject({
  from: z.number().int().positive(),
  to: z.number().int().positive(),
  tells: z.strictObject({ from: below, to: below }),
  scripts: absolute,
});

const mount = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("volume"),
    path: inside,
    dataRoot: dataRootSchema.exactOptional(),
    folder: below.exactOptional(),
    mode: octal.exactOptional(),
    owner: account.exactOptional(),
    backup: backupPolicy,
    refuses: z.array(foreignData).exactOptional(),
    upgrade: clusterUpgrade.exactOptional(),
  }),
  sharedFolder,
  z.strictObject({
    kind: z.literal("host-folder"),
    source: hostPathSchema,
    path: inside,
    isWritable: z.boolean(),
    owner: account.exactOptional(),
    because: z.string().min(1),
    backup: kept,
    ...diskOptions,
  }),
  z.strictObject({ kind: z.literal("host-path"), source: absolute, path: inside, because: z.string().min(1) }),
  z.strictObject({ kind: z.literal("docker-socket"), because: z.string().min(1) }),
]);

/** Data that is known when the stack is built. */
const constants = z
  .unknown()
  .refine((data) => data !== undefined, "there is no data to write")
  .refine(
    (data) => !holdsDynamic(data),
    "the data of a file holds no variable, secret or other thing of the stack: write the file as text`…`, with 'file()' or under 'secretFiles'",
  );

function holdsDynamic(data: unknown): boolean {
  return (
    typeof data === "object" && data !== null && (Symbol.toPrimitive in data || Object.values(data).some(holdsDynamic))
  );
}

const configFile = z.strictObject({
  kind: z.literal("file"),
  path: inside,
  content: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("verbatim"), text: z.union([z.string(), valueSchema]) }),
    z.strictObject({ kind: z.literal("yaml"), data: constants }),
    z.strictObject({ kind: z.literal("json"), data: constants }),
    z.strictObject({ kind: z.literal("template"), source: below, of: named.exactOptional() }),
  ]),
}) as z.ZodType<DeployableService["files"][number]>;

export const mountOptions = {
  volumes: z.array(mount).default([]),
  tmpfs: z.record(inside, size).default({}),
  files: z.array(configFile).default([]),
};
