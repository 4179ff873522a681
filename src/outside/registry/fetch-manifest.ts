// Manifests and configurations by name, each checked against its digest.
import { type ReadConfiguration, readImageConfiguration } from "./image-configuration.js";
import type { LookUpFailure } from "./look-up-result.js";
import { acceptedManifests, digestOf, type Manifest, readManifest } from "./manifest.js";
import type { Registry } from "./registry.js";
import type { Answer } from "./transport.js";

export interface Missing {
  readonly kind: "missing";
  readonly answer: Answer;
}

/** Fetches a manifest by its tag or digest. */
export async function fetchManifest(
  registry: Registry,
  repository: string,
  name: string,
): Promise<Manifest | Missing | LookUpFailure> {
  const question = { purpose: "manifest", repository, path: `manifests/${name}`, accept: acceptedManifests } as const;
  const asked = await registry.ask(question);
  if (asked.kind !== "asked") return asked;
  const { answer } = asked;
  if (answer.status === 404) return { kind: "missing", answer };
  if (answer.status !== 200) return asked.explain();
  const bad = (detail: string): LookUpFailure => ({ kind: "bad-answer", host: registry.host, detail });

  const contentType = answer.headers["content-type"];
  const expected = name.includes(":") ? name : answer.headers["docker-content-digest"];
  const digest = digestOf(answer.body, expected);
  // A page of a proxy or a portal is told apart first: its digest would be wrong too.
  const read = readManifest(answer.body, contentType, digest ?? "");
  if (!read.ok) return bad(`it sent ${read.detail}`);
  return digest === undefined ? bad(`the manifest it sent does not have the digest '${expected}'`) : read.manifest;
}

/** Fetches the configuration that a manifest names by its digest. */
export async function fetchConfiguration(
  registry: Registry,
  repository: string,
  digest: string,
): Promise<ReadConfiguration | LookUpFailure> {
  const asked = await registry.ask({ purpose: "configuration", repository, path: `blobs/${digest}` });
  if (asked.kind !== "asked") return asked;
  const { answer } = asked;
  const bad = (detail: string): LookUpFailure => ({ kind: "bad-answer", host: registry.host, detail });
  if (answer.status === 404) return bad(`it lacks the image's configuration '${digest}'`);
  if (answer.status !== 200) return asked.explain();
  if (digestOf(answer.body, digest) === undefined) return bad(`the blob it sent does not have the digest '${digest}'`);
  return readImageConfiguration(answer.body) ?? bad(`the blob '${digest}' is not an image's configuration`);
}
