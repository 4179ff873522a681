// The configuration that each platform's manifest names: its digest is the id that Docker gives to a loaded image.
import { fetchManifest } from "./fetch-manifest.js";
import type { FoundImage, LookUpFailure } from "./look-up-result.js";
import type { Manifest } from "./manifest.js";
import type { Registry } from "./registry.js";

/** Adds the digests of the configurations. An index costs one request for each platform, a manifest none. */
export async function identifyImage(
  registry: Registry,
  repository: string,
  top: Manifest,
  found: FoundImage,
): Promise<FoundImage | LookUpFailure> {
  const configurations: Record<string, string> = {};
  for (const [platform, digest] of Object.entries(found.platforms)) {
    const manifest = top.kind === "manifest" ? top : await fetchOwnManifest(registry, repository, digest);
    if (manifest.kind !== "manifest") return manifest;
    configurations[platform] = manifest.configuration;
  }
  return { ...found, configurations };
}

/** The manifest of one platform, by the digest that an index gives it. */
export async function fetchOwnManifest(
  registry: Registry,
  repository: string,
  digest: string,
): Promise<Extract<Manifest, { kind: "manifest" }> | LookUpFailure> {
  const manifest = await fetchManifest(registry, repository, digest);
  if (manifest.kind !== "index" && manifest.kind !== "missing") return manifest;
  const detail = `its index names the manifest '${digest}', which it lacks`;
  return { kind: "bad-answer", host: registry.host, detail };
}
