// The look-up of one image: what its tag names, and which manifest each platform takes.
import type { ImageReference } from "../../model/image-reference.js";
import { explainMissing } from "./explain-missing.js";
import { fetchConfiguration, fetchManifest } from "./fetch-manifest.js";
import { fetchOwnManifest, identifyImage } from "./identify-image.js";
import type { ReadConfiguration } from "./image-configuration.js";
import type { FoundImage, LookUpFailure, LookUpResult } from "./look-up-result.js";
import { acceptedManifests, type Manifest } from "./manifest.js";
import { choosePlatform, formatPlatform, type Platform, parsePlatform } from "./platform.js";
import type { Registry } from "./registry.js";

/** What a look-up has to find out. */
export interface Wanted {
  /** Platforms of the hosts: `linux/amd64`, `linux/arm64`, or an architecture alone. At least one. */
  readonly platforms: readonly string[];
  /** Whether to read the image's settings too, which costs up to two more requests. Default: no. */
  readonly inspect?: boolean;
  /** Whether to find the digest of each configuration too, a request a platform for an index. Default: no. */
  readonly identify?: boolean;
  /** What an earlier look-up found. When the tag has not moved since, one HEAD request suffices. */
  readonly known?: KnownImage;
}

/** An earlier look-up, for instance from the lock. */
export type KnownImage = Omit<FoundImage, "kind">;

/**
 * Looks an image up in its registry. A digest in the reference wins over its tag; without both it is `latest`.
 *
 * Requests, once the token is there: one HEAD for a known image that has not moved. Otherwise one GET for an image
 * of several platforms; two for one of a single platform, whose architecture stands in its configuration only.
 * A HEAD before such a GET would spare nothing: the platforms have to be read in any case.
 */
export async function lookUpImage(
  registry: Registry,
  reference: ImageReference,
  wanted: Wanted,
): Promise<LookUpResult> {
  const platforms = wanted.platforms.map(parsePlatform);
  const confirmed = await confirmKnown(registry, reference, platforms, wanted);
  if (confirmed) return confirmed;

  const { repository } = reference;
  const top = await fetchManifest(registry, repository, referenced(reference));
  if (top.kind === "missing") return explainMissing(registry, reference, top.answer);
  if (top.kind !== "index" && top.kind !== "manifest") return top;

  const single =
    top.kind === "manifest" ? await fetchConfiguration(registry, repository, top.configuration) : undefined;
  if (single !== undefined && "kind" in single) return single;
  const chosen = choose(top, single, platforms);
  if (chosen.kind !== "found") return chosen;
  const identified = wanted.identify ? await identifyImage(registry, repository, top, chosen) : chosen;
  if (!wanted.inspect || identified.kind !== "found") return identified;

  const own = single ?? (await inspectFirst(registry, repository, identified));
  return "kind" in own ? own : { ...identified, settings: own.settings };
}

async function confirmKnown(
  registry: Registry,
  reference: ImageReference,
  platforms: readonly Platform[],
  { known, inspect = false, identify = false }: Wanted,
): Promise<LookUpResult | undefined> {
  if (known === undefined || (inspect && known.settings === undefined)) return undefined;
  if (reference.digest !== undefined && reference.digest !== known.digest) return undefined;
  const recorded = platforms.map(formatPlatform).map((name) => [name, known.platforms[name]] as const);
  const found = recorded.filter((entry): entry is readonly [string, string] => entry[1] !== undefined);
  if (found.length < recorded.length) return undefined;
  const identified = found.every(([name]) => known.configurations?.[name] !== undefined);
  if (identify && !identified) return undefined;

  const asked = await registry.ask({
    purpose: "manifest",
    method: "HEAD",
    repository: reference.repository,
    path: `manifests/${referenced(reference)}`,
    accept: acceptedManifests,
  });
  if (asked.kind !== "asked") return asked;
  const { status, headers } = asked.answer;
  if (status === 404) return explainMissing(registry, reference, asked.answer);
  const unmoved = status === 200 && headers["docker-content-digest"] === known.digest;
  if (!unmoved) return undefined;
  return { kind: "found", ...known, platforms: Object.fromEntries(found) };
}

/** Which manifest each platform takes; the one manifest of a single-platform image, where it fits. */
function choose(
  top: Manifest,
  single: ReadConfiguration | undefined,
  platforms: readonly Platform[],
): FoundImage | LookUpFailure {
  const offers = top.kind === "index" ? top.entries : single ? [{ digest: top.digest, platform: single.platform }] : [];
  const digests: Record<string, string> = {};
  const missing: string[] = [];
  for (const platform of platforms) {
    const offer = choosePlatform(offers, platform);
    if (offer) digests[formatPlatform(platform)] = offer.digest;
    else missing.push(formatPlatform(platform));
  }
  if (missing.length === 0) return { kind: "found", digest: top.digest, platforms: digests };
  const offered = [...new Set(offers.map(({ platform }) => formatPlatform(platform)))].sort();
  return { kind: "no-such-architecture", missing, offered };
}

async function inspectFirst(
  registry: Registry,
  repository: string,
  { platforms, digest, configurations = {} }: FoundImage,
): Promise<ReadConfiguration | LookUpFailure> {
  const [identified] = Object.values(configurations);
  if (identified !== undefined) return fetchConfiguration(registry, repository, identified);
  const first = Object.values(platforms)[0] ?? digest;
  const manifest = await fetchOwnManifest(registry, repository, first);
  return manifest.kind === "manifest" ? fetchConfiguration(registry, repository, manifest.configuration) : manifest;
}

function referenced({ digest, tag = "latest" }: ImageReference): string {
  return digest ?? tag;
}
