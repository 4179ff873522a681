import { afterAll, beforeAll, expect, test } from "vitest";
import { compareLock } from "../../src/lock/compare-lock.js";
import { describeChange } from "../../src/lock/describe-lock.js";
import { type ImageLock, recordedLookUp, type ServiceImage } from "../../src/lock/image-lock.js";
import { readLock } from "../../src/lock/read-lock.js";
import { updateLock } from "../../src/lock/update-lock.js";
import { writeLock } from "../../src/lock/write-lock.js";
import { openRegistryClient } from "../../src/outside/registry/registry-client.js";
import { verifyImages } from "../../src/outside/registry/verify-images.js";
import { type RunningRegistry, startRegistry } from "../registry/harness/docker-registry.js";
import { pushImage } from "../registry/harness/push-image.js";
import { reference } from "../registry/harness/references.js";
import { describeWith } from "../tools/describe-with.js";

/** The way that `rexible lock` goes: look-ups with what the old lock knows, then a new lock as text. */
async function lockAgain(text: string | undefined, images: readonly ServiceImage[], at: string) {
  const read = text === undefined ? undefined : readLock(text);
  const old: ImageLock | undefined = read?.ok ? read.lock : undefined;
  const entries = new Map(compareLock(old, images).locked.map((entry) => [entry.service, entry]));
  const client = openRegistryClient({ environment: {} });
  const platforms = ["linux/amd64", "linux/arm64"];
  const verified = await verifyImages(
    images.map(({ reference }) => reference),
    {
      lookUp: (one) => {
        const entry = entries.get(images.find(({ reference }) => reference === one)?.service ?? "");
        const known = entry && recordedLookUp(entry);
        return client.lookUp(one, { platforms, ...(known && { known }) });
      },
    },
  );
  await client.close();
  const results = new Map(verified.map(({ reference, result }) => [reference, result]));
  const find = (one: ServiceImage["reference"]) => {
    const result = results.get(one);
    return result?.kind === "found" ? result : undefined;
  };
  const { lock, changes } = updateLock(old, images, { find, at });
  return { text: writeLock(lock), changes: changes.map(describeChange), requests: client.countRequests().manifest };
}

describeWith("docker-registry")("a lock from a registry", () => {
  let registry: RunningRegistry;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  afterAll(() => registry.stop());

  test("stays as it is until a tag moves, and outlives a purged one", async () => {
    const platforms = ["linux/amd64", "linux/arm64"];
    const target = { origin: `http://${registry.host}` };
    const push = (repository: string, salt: string) => pushImage(target, { repository, tag: "1.0", platforms, salt });
    const short = ({ digest }: { readonly digest: string }) => digest.slice(0, "sha256:".length + 12);
    const [web, data] = [await push("web", "old"), await push("data", "old")];
    const images = ["web", "data"].map((service) => ({
      service,
      reference: reference(`${registry.host}/${service}:1.0`),
    }));

    const first = await lockAgain(undefined, images, "2026-01-31T12:00:00Z");
    expect(first.changes).toEqual([
      `web: '${registry.host}/web:1.0' is locked to ${short(web)}`,
      `data: '${registry.host}/data:1.0' is locked to ${short(data)}`,
    ]);
    const second = await lockAgain(first.text, images, "2026-02-01T12:00:00Z");
    expect(second.text).toBe(first.text);
    expect(second.requests).toBe(2);

    const moved = await push("web", "new");
    const purged = await fetch(`${target.origin}/v2/data/manifests/${data.digest}`, { method: "DELETE" });
    expect(purged.status).toBe(202);
    const third = await lockAgain(second.text, images, "2026-03-01T12:00:00Z");
    expect(third.changes).toEqual([
      `web: '${registry.host}/web:1.0' moved from ${short(web)} to ${short(moved)}`,
      `data: '${registry.host}/data:1.0' could not be looked up and stays locked to ${short(data)}`,
    ]);
    expect(third.text).toContain(moved.platforms["linux/arm64"]);
    expect(third.text).toContain('looked_up: "2026-03-01T12:00:00Z"');
  });
});
