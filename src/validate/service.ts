import { z } from "zod";
import type { ImageFacts } from "../model/facts.js";
import type { DeployableService } from "../model/service/service.js";
import { acceptanceSchema } from "./acceptance.js";
import { secretSchema, secretValueSchema, valueSchema } from "./value.js";

const name = z.object({ name: z.string() }).transform((reference) => reference.name);
const size = z.string().regex(/^\d+(\.\d+)?[KMG]$/, 'a size is a number with K, M or G, such as "512M"');
const octal = z.string().regex(/^0[0-7]{3}$/, 'a mode is four octal digits, such as "0750"');
const absolute = z.string().startsWith("/", "a path in the container starts with '/'");
const account = z.object({ uid: z.number().int().min(0), gid: z.number().int().min(0) });
const argv = z.array(z.string()).min(1);

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

const exposure = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("public"), subdomain: z.string() }),
  z.object({ kind: z.literal("vpnOnly"), subdomain: z.string(), publicPaths: z.array(z.string()) }),
  z.object({ kind: z.literal("loopback"), port: z.number().int() }),
]);

const healthcheck = z.strictObject({
  test: z.tuple([z.string()], z.string()),
  interval: z.number().positive().default(30),
  timeout: z.number().positive().default(5),
  retries: z.number().int().positive().default(3),
  startPeriod: z.number().min(0).default(30),
});

const memory = z.strictObject({
  limit: size,
  reservation: size.optional().transform((value) => value),
  heap: z.number().int().positive().optional(),
});

const user = z
  .union([z.number().int().min(0), z.string().regex(/^\d+:\d+$/, 'a user is a uid or "uid:gid"')])
  .transform((value) => (typeof value === "number" ? `${value}:${value}` : value));

const facts = z.custom<ImageFacts>((value) => typeof value === "object" && value !== null && "repository" in value);

const declared = z.strictObject({
  kind: z.literal("service"),
  name: z.string(),
  image: z.string().min(1),
  networks: z.union([z.literal("host"), z.array(name)]),
  memory,
  cpus: z.number().positive(),
  pids: z.number().int().positive().default(512),
  user: user.optional(),
  runsAs: account.optional(),
  capabilities: z.array(z.string()).default([]),
  readOnly: z.boolean().default(false),
  tmpfs: z.record(absolute, size).default({}),
  volumes: z.array(mount).default([]),
  files: z.array(configFile).default([]),
  environment: z.record(z.string(), valueSchema).default({}),
  secrets: z.record(z.string(), secretValueSchema).default({}),
  secretDelivery: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("file"), suffix: z.string() }),
      z.object({ kind: z.literal("shell"), shell: absolute, entrypoint: argv }),
    ])
    .default({ kind: "file", suffix: "_FILE" }),
  secretFiles: z.record(absolute, secretValueSchema).default({}),
  entrypoint: argv.optional(),
  command: argv.optional(),
  healthcheck,
  dependsOn: z.array(name).default([]),
  port: z.number().int().optional(),
  expose: exposure.optional(),
  reverseProxy: z.boolean().default(false),
  publish: z.array(z.string().regex(/^\d+\/(tcp|udp)$/)).default([]),
  metrics: z.strictObject({ port: z.number().int(), path: z.string().startsWith("/") }).optional(),
  databases: z.array(z.object({ name: z.string(), engine: z.string(), password: secretSchema })).default([]),
  provision: argv.optional(),
  dump: z.strictObject({ dump: argv, verify: argv, restore: argv, extension: z.string() }).optional(),
  stopGracePeriod: z.number().positive().default(10),
  init: z.boolean().default(false),
  accept: z.array(acceptanceSchema).default([]),
  facts: facts.optional(),
});

/** What `service()` and the catalog make → the service of the model. */
export const serviceSchema = declared.transform(
  ({ kind: _kind, name: _name, accept: _accept, ...service }): DeployableService => ({
    contents: [],
    unknown: [],
    user: undefined,
    entrypoint: undefined,
    command: undefined,
    port: undefined,
    expose: undefined,
    metrics: undefined,
    provision: undefined,
    dump: undefined,
    facts: undefined,
    ...service,
    memory: { limit: service.memory.limit, reservation: service.memory.reservation, heap: service.memory.heap },
    runsAs: service.runsAs ?? accountOf(service.user) ?? service.facts?.runsAs ?? { uid: 0, gid: 0 },
  }),
);

function accountOf(user: string | undefined): DeployableService["runsAs"] | undefined {
  const [uid, gid] = (user ?? "").split(":").map(Number);
  return user === undefined || uid === undefined || gid === undefined ? undefined : { uid, gid };
}
