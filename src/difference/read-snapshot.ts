import { z } from "zod";
import { type Snapshot, snapshotFormat } from "../model/snapshot.js";

const texts = z.array(z.string()).readonly();
const textBy = z.record(z.string(), z.string());

const site = z.object({
  name: z.string(),
  openTo: z.string(),
  publicPaths: texts,
  login: z.string().optional(),
  redirectsTo: z.string().optional(),
  outside: z.string().optional(),
});

const service = z.object({
  wave: z.string(),
  on: texts.exactOptional(),
  image: z.string(),
  networks: z.union([texts, z.literal("host")]),
  keys: textBy,
  files: textBy,
  secrets: z.record(z.string(), texts),
  data: z.array(
    z.object({ path: z.string(), folder: z.string(), backup: z.string(), isOfHost: z.literal(true).exactOptional() }),
  ),
  sites: z.array(site),
  // A build that is older than this says it in keys alone.
  ports: z.array(z.object({ port: z.string(), openTo: z.string() })).default([]),
  isProxy: z.boolean(),
  movedFrom: z.string().exactOptional(),
  adopts: z.array(z.object({ from: z.string(), folder: z.string() })).exactOptional(),
  upgrade: z.object({ from: z.number(), to: z.number() }).exactOptional(),
  databases: z.array(z.object({ name: z.string(), engine: z.string() })),
  waitsFor: texts,
  stops: z.number(),
  starts: z.number(),
});

const schema = z.object({
  format: z.literal(snapshotFormat),
  stack: z.string(),
  hosts: texts,
  machines: textBy.exactOptional(),
  networks: z.record(
    z.string(),
    z.object({
      subnet: z.string(),
      ipv6: z.string().optional(),
      internal: z.boolean(),
      allow: texts.optional(),
    }),
  ),
  services: z.record(z.string(), service),
  sites: z.array(site).optional(),
  secrets: texts,
  risks: z.array(z.object({ rule: z.string(), thing: z.string(), because: z.string(), until: z.string() })),
  roles: textBy,
  // A build that is older than this left them on the host.
  hostFiles: texts.default([]),
  destroyed: texts.default([]),
  adopts: texts.exactOptional(),
}) satisfies z.ZodType<Snapshot>;

/** @returns what is wrong with the text, where it is no snapshot of this format. */
export function readSnapshot(text: string): Snapshot | { readonly problem: string } {
  try {
    const result = schema.safeParse(JSON.parse(text));
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    return { problem: `'${issue?.path.join(".")}': ${issue?.message}` };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
