// What a verification costs: time and requests, against a real registry with bearer tokens on loopback.
import type { ImageReference } from "../../src/model/image-reference.js";
import type { KnownImage } from "../../src/outside/registry/look-up.js";
import { openRegistryClient } from "../../src/outside/registry/registry-client.js";
import { verifyImages } from "../../src/outside/registry/verify-images.js";
import { type RunningRegistry, startRegistry } from "./harness/docker-registry.js";
import { makePrivateAuthority } from "./harness/private-authority.js";
import { pushImage, type Target } from "./harness/push-image.js";
import { reference } from "./harness/references.js";
import { startTokenServer, type TokenServer } from "./harness/token-server.js";

export interface MeasuredLoad {
  /** Images of each kind. */
  readonly images: number;
  /** Repositories that the images are spread over; each needs a token of its own. Default: 12. */
  readonly repositories?: number;
  /** Requests at once. Default: the client's own. */
  readonly concurrency?: number;
}

/** `several`: two platforms each; `single`: one platform; `locked`: several platforms, known and not moved. */
export type Case = "several" | "single" | "locked";

export interface VerificationFigures {
  readonly images: number;
  readonly milliseconds: Readonly<Record<Case, number>>;
  /** Images that were found: all of them, or the figures mean nothing. */
  readonly found: Readonly<Record<Case, number>>;
  /** Requests about images, and `entry`: pings and tokens of all cases together. */
  readonly requests: Readonly<Record<Case | "entry", number>>;
}

/**
 * Fills a registry on loopback, verifies all images of each kind with a client of its own, and removes everything.
 * Needs the programs docker-registry and openssl.
 *
 * @example const { milliseconds, requests } = await measureVerification({ images: 200 });
 */
export async function measureVerification(load: MeasuredLoad): Promise<VerificationFigures> {
  const authority = makePrivateAuthority();
  const tokens = await startTokenServer(authority, { account: "a:b", refreshToken: "c", isPublic: () => true });
  const registry = await startRegistry({
    token: { realm: `${tokens.origin}/token`, authority: authority.certificate },
  });
  try {
    const several = await fill(registry, tokens, load, "several", ["linux/amd64", "linux/arm64"]);
    const single = await fill(registry, tokens, load, "single", ["linux/amd64"]);
    const figures = {
      several: await measure(several, load),
      single: await measure(single, load),
      locked: await measure(several, load, true),
    };
    return summarize(load.images, figures);
  } finally {
    registry.stop();
    tokens.stop();
    authority.remove();
  }
}

interface Filled {
  readonly reference: ImageReference;
  readonly known: KnownImage;
}

async function fill(
  registry: RunningRegistry,
  tokens: TokenServer,
  { images, repositories = 12 }: MeasuredLoad,
  kind: Case,
  platforms: readonly string[],
): Promise<readonly Filled[]> {
  const filled: Filled[] = [];
  const origin = `http://${registry.host}`;
  for (let number = 0; number < Math.min(images, repositories); number += 1) {
    const repository = `${kind}/app-${number}`;
    const target: Target = { origin, authorization: `Bearer ${tokens.mint(repository, ["pull", "push"])}` };
    const share = Math.ceil((images - number) / repositories);
    const [tag = "", ...moreTags] = Array.from({ length: share }, (_, minor) => `1.${minor}`);
    const known = await pushImage(target, { repository, tag, moreTags, platforms, salt: String(number) });
    const names = [tag, ...moreTags].map((name) => `${registry.host}/${repository}:${name}`);
    filled.push(...names.map((name) => ({ reference: reference(name), known })));
  }
  return filled;
}

async function measure(filled: readonly Filled[], { concurrency }: MeasuredLoad, locked = false) {
  const client = openRegistryClient({ environment: {}, ...(concurrency === undefined ? {} : { concurrency }) });
  const known = new Map(filled.map((image) => [image.reference, image.known]));
  const platforms = ["linux/amd64"];
  const started = performance.now();
  const verified = await verifyImages([...known.keys()], {
    lookUp: (one) => {
      const before = locked ? known.get(one) : undefined;
      return client.lookUp(one, { platforms, ...(before === undefined ? {} : { known: before }) });
    },
  });
  const milliseconds = performance.now() - started;
  await client.close();
  const { ping, token, manifest, configuration, tags } = client.countRequests();
  const found = verified.filter(({ result }) => result.kind === "found").length;
  return { milliseconds, found, requests: manifest + configuration + tags, entry: ping + token };
}

function summarize(
  images: number,
  { several, single, locked }: Readonly<Record<Case, Awaited<ReturnType<typeof measure>>>>,
): VerificationFigures {
  return {
    images,
    milliseconds: { several: several.milliseconds, single: single.milliseconds, locked: locked.milliseconds },
    found: { several: several.found, single: single.found, locked: locked.found },
    requests: {
      several: several.requests,
      single: single.requests,
      locked: locked.requests,
      entry: several.entry + single.entry + locked.entry,
    },
  };
}
