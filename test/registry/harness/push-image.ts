// Small images, made here and pushed the way that the distribution specification says ("Pushing blobs").
import { createHash } from "node:crypto";
import { Agent, fetch } from "undici";

export interface Target {
  /** `http://127.0.0.1:port` or `https://…`. */
  readonly origin: string;
  readonly authorization?: string;
  /** Certificate of the authority, in PEM. */
  readonly authority?: string;
}

export interface ImageToPush {
  readonly repository: string;
  readonly tag: string;
  /** More names for the same image. */
  readonly moreTags?: readonly string[];
  /** `linux/amd64`, … Several make an index; one makes a plain manifest. */
  readonly platforms: readonly string[];
  /** Docker's media types or OCI's. Default: OCI's. */
  readonly format?: "oci" | "docker";
  /** The `config` of the image's configuration: `User`, `Volumes`, … */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Makes the digests differ from those of an image that is otherwise the same. */
  readonly salt?: string;
}

export interface PushedImage {
  readonly digest: string;
  readonly platforms: Readonly<Record<string, string>>;
  /** The digest of the configuration of each platform. */
  readonly configurations: Readonly<Record<string, string>>;
}

const mediaTypes = {
  oci: {
    index: "application/vnd.oci.image.index.v1+json",
    manifest: "application/vnd.oci.image.manifest.v1+json",
    config: "application/vnd.oci.image.config.v1+json",
    layer: "application/vnd.oci.image.layer.v1.tar+gzip",
  },
  docker: {
    index: "application/vnd.docker.distribution.manifest.list.v2+json",
    manifest: "application/vnd.docker.distribution.manifest.v2+json",
    config: "application/vnd.docker.container.image.v1+json",
    layer: "application/vnd.docker.image.rootfs.diff.tar.gzip",
  },
} as const;

export async function pushImage(target: Target, image: ImageToPush): Promise<PushedImage> {
  const types = mediaTypes[image.format ?? "oci"];
  const tags = [image.tag, ...(image.moreTags ?? [])];
  const single = image.platforms.length === 1;
  const layer = await pushBlob(target, image.repository, Buffer.from(`layer ${image.salt ?? ""}`));
  const platforms: Record<string, string> = {};
  const configurations: Record<string, string> = {};
  const entries: object[] = [];
  for (const platform of image.platforms) {
    const [os = "", architecture = "", variant] = platform.split("/");
    const named = { os, architecture, ...(variant ? { variant } : {}) };
    const config = { ...named, config: image.settings ?? {}, rootfs: { type: "layers", diff_ids: [] }, history: [] };
    const blob = await pushBlob(target, image.repository, Buffer.from(JSON.stringify(config)));
    const manifest = {
      schemaVersion: 2,
      mediaType: types.manifest,
      config: { mediaType: types.config, ...blob },
      layers: [{ mediaType: types.layer, ...layer }],
    };
    const pushed = await pushManifest(target, image.repository, types.manifest, manifest, single ? tags : []);
    platforms[platform] = pushed.digest;
    configurations[platform] = blob.digest;
    entries.push({ mediaType: types.manifest, ...pushed, platform: named });
  }
  const [only] = Object.values(platforms);
  if (single && only !== undefined) return { digest: only, platforms, configurations };
  const index = { schemaVersion: 2, mediaType: types.index, manifests: entries };
  const { digest } = await pushManifest(target, image.repository, types.index, index, tags);
  return { digest, platforms, configurations };
}

/** Pushes any manifest, such as a Helm chart's; without tags, under its digest. */
export async function pushManifest(
  target: Target,
  repository: string,
  type: string,
  manifest: object,
  tags: readonly string[] = [],
): Promise<{ readonly digest: string; readonly size: number }> {
  const body = Buffer.from(JSON.stringify(manifest));
  const digest = digestOf(body);
  for (const name of tags.length > 0 ? tags : [digest]) {
    await send(target, "PUT", `/v2/${repository}/manifests/${name}`, body, type);
  }
  return { digest, size: body.length };
}

export async function pushBlob(target: Target, repository: string, body: Buffer) {
  const digest = digestOf(body);
  const upload = await send(target, "POST", `/v2/${repository}/blobs/uploads/`);
  const location = new URL(upload, target.origin);
  location.searchParams.set("digest", digest);
  await send(target, "PUT", location.pathname + location.search, body, "application/octet-stream");
  return { digest, size: body.length };
}

async function send(target: Target, method: string, path: string, body?: Buffer, type?: string): Promise<string> {
  const response = await fetch(target.origin + path, {
    method,
    headers: {
      ...(target.authorization ? { authorization: target.authorization } : {}),
      ...(type ? { "content-type": type } : {}),
    },
    ...(body ? { body } : {}),
    ...(target.authority ? { dispatcher: new Agent({ connect: { ca: target.authority } }) } : {}),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.headers.get("location") ?? "";
}

export function digestOf(body: Buffer): string {
  return `sha256:${createHash("sha256").update(body).digest("hex")}`;
}
