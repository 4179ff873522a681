// What a registry answers to a question about a tag: one manifest, or an index of manifests by platform.
// Sources: OCI image specification (manifest.md, image-index.md), Docker's image manifest version 2 schema 2.
import { createHash, getHashes } from "node:crypto";
import * as z from "zod";
import type { Platform } from "./platform.js";

const indexTypes = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
];
const manifestTypes = [
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
];
const configurationTypes = [
  "application/vnd.oci.image.config.v1+json",
  "application/vnd.docker.container.image.v1+json",
];

/** The value of the `Accept` header that asks for both. */
export const acceptedManifests = [...indexTypes, ...manifestTypes].join(", ");

export type Manifest =
  | { readonly kind: "index"; readonly digest: string; readonly entries: readonly IndexEntry[] }
  | { readonly kind: "manifest"; readonly digest: string; readonly configuration: string };

export interface IndexEntry {
  readonly digest: string;
  readonly platform: Platform;
}

export type ReadManifest =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly detail: string };

const platformSchema = z.object({ os: z.string(), architecture: z.string(), variant: z.string().optional() });
const indexSchema = z.object({
  mediaType: z.string().optional(),
  manifests: z.array(
    z.object({
      digest: z.string(),
      platform: platformSchema.optional(),
      annotations: z.record(z.string(), z.string()).nullish(),
    }),
  ),
});
const manifestSchema = z.object({
  mediaType: z.string().optional(),
  config: z.object({ mediaType: z.string().optional(), digest: z.string() }),
});

/** Reads a manifest from the body of an answer. `contentType` decides what it is; the body only where that says nothing. */
export function readManifest(body: Buffer, contentType: string | undefined, digest: string): ReadManifest {
  const json = parseJson(body);
  if (json === undefined) return { ok: false, detail: `${describeType(contentType)}, which is not JSON` };
  const type = declaredType(contentType, json);

  const index = indexSchema.safeParse(json);
  if (index.success && (type === undefined || indexTypes.includes(type))) {
    return { ok: true, manifest: { kind: "index", digest, entries: index.data.manifests.flatMap(runnable) } };
  }
  const manifest = manifestSchema.safeParse(json);
  if (manifest.success && (type === undefined || manifestTypes.includes(type))) {
    const { mediaType, digest: configuration } = manifest.data.config;
    return mediaType === undefined || configurationTypes.includes(mediaType)
      ? { ok: true, manifest: { kind: "manifest", digest, configuration } }
      : { ok: false, detail: `an artifact of type '${mediaType}', which is not a container image` };
  }
  return { ok: false, detail: `${describeType(contentType)}, which is neither an image manifest nor an index` };
}

/**
 * The digest of a body, which is also its name. `undefined` when it is not the `expected` one: then the body was cut
 * off or replaced on its way.
 */
export function digestOf(body: Buffer, expected: string | undefined): string | undefined {
  const algorithm = expected?.split(":")[0] ?? "sha256";
  if (!getHashes().includes(algorithm)) return undefined;
  const digest = `${algorithm}:${createHash(algorithm).update(body).digest("hex")}`;
  return expected === undefined || digest === expected ? digest : undefined;
}

/** JSON, or `undefined` where the bytes are none. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Indexes also list attestations, which no host runs; BuildKit gives them the platform "unknown/unknown". */
function runnable({
  digest,
  platform,
  annotations,
}: z.infer<typeof indexSchema>["manifests"][number]): readonly IndexEntry[] {
  if (platform === undefined || platform.os === "unknown" || annotations?.["vnd.docker.reference.type"]) return [];
  const { os, architecture, variant } = platform;
  return [{ digest, platform: { os, architecture, ...(variant === undefined ? {} : { variant }) } }];
}

function declaredType(contentType: string | undefined, json: unknown): string | undefined {
  const type = contentType?.split(";")[0]?.trim().toLowerCase();
  const saysNothing = type === undefined || ["", "application/json", "application/octet-stream"].includes(type);
  const inside = z.object({ mediaType: z.string() }).safeParse(json);
  return saysNothing ? (inside.success ? inside.data.mediaType : undefined) : type;
}

function describeType(contentType: string | undefined): string {
  return contentType ? `content of type '${contentType}'` : "content without a type";
}
