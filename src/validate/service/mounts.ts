import { z } from "zod";
import type { DeployableService } from "../../model/service/service.js";
import { valueSchema } from "../value.js";
import { absolute, account, size } from "./text.js";

const octal = z.string().regex(/^0[0-7]{3}$/, 'a mode is four octal digits, such as "0750"');

const backupPolicy = z.union([z.enum(["files", "files-paused", "dump"]), z.object({ none: z.string().min(1) })]);

const foreignData = z.strictObject({
  found: z.string().min(1),
  unless: z.string().min(1),
  holds: z.string().min(1),
  fix: z.string().min(1),
});

const mount = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("volume"),
    path: absolute,
    folder: z.string().exactOptional(),
    mode: octal.exactOptional(),
    owner: account.exactOptional(),
    backup: backupPolicy,
    refuses: z.array(foreignData).exactOptional(),
  }),
  z.strictObject({ kind: z.literal("host-path"), source: absolute, path: absolute, because: z.string().min(1) }),
  z.strictObject({ kind: z.literal("docker-socket"), because: z.string().min(1) }),
]);

const configFile = z.strictObject({
  kind: z.literal("file"),
  path: absolute,
  content: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("verbatim"), text: z.union([z.string(), valueSchema]) }),
    z.object({ kind: z.literal("yaml"), data: z.unknown() }),
    z.object({ kind: z.literal("json"), data: z.unknown() }),
    z.object({ kind: z.literal("template"), source: z.string().min(1), of: z.string().exactOptional() }),
  ]),
}) as z.ZodType<DeployableService["files"][number]>;

export const mountOptions = {
  volumes: z.array(mount).default([]),
  tmpfs: z.record(absolute, size).default({}),
  files: z.array(configFile).default([]),
};
