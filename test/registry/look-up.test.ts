import { afterAll, beforeAll, expect, test } from "vitest";
import { openRegistryClient, type RegistryClient } from "../../src/outside/registry/registry-client.js";
import { describeWith } from "../tools/describe-with.js";
import { type RunningRegistry, startRegistry } from "./harness/docker-registry.js";
import { type PushedImage, pushBlob, pushImage, pushManifest } from "./harness/push-image.js";
import { reference } from "./harness/references.js";

const amd64 = { platforms: ["linux/amd64"] };
const none = { ping: 0, token: 0, manifest: 0, configuration: 0, tags: 0 };

describeWith("docker-registry")("a look-up in a plain registry on loopback", () => {
  let registry: RunningRegistry;
  let client: RegistryClient;
  let multi: PushedImage;
  let single: PushedImage;
  const target = () => ({ origin: `http://${registry.host}` });
  const image = (name: string) => reference(`${registry.host}/${name}`);

  beforeAll(async () => {
    registry = await startRegistry();
    const platforms = ["linux/amd64", "linux/arm64/v8", "linux/arm/v6", "linux/arm/v7"];
    multi = await pushImage(target(), { repository: "team/app", tag: "8.0-bookworm", platforms });
    for (const tag of ["8.0.1-bookworm", "7.4-bookworm", "latest"]) {
      await pushImage(target(), { repository: "team/app", tag, platforms, salt: tag });
    }
    const settings = {
      User: "999:999",
      Volumes: { "/data": {} },
      ExposedPorts: { "6379/tcp": {} },
      Entrypoint: ["docker-entrypoint.sh"],
      Cmd: ["redis-server"],
      Env: ["REDIS_VERSION=8.0.1", "PATH=/bin"],
      Healthcheck: { Test: ["CMD", "redis-cli", "ping"], Interval: 30_000_000_000, Retries: 3 },
    };
    single = await pushImage(target(), {
      repository: "single",
      tag: "1.0",
      platforms: ["linux/arm64"],
      format: "docker",
      settings,
    });
    await pushImage(target(), {
      repository: "listed",
      tag: "1.0",
      platforms: ["linux/amd64", "linux/arm64"],
      format: "docker",
      settings: { Healthcheck: { Test: ["NONE"] } },
    });
    const config = await pushBlob(target(), "chart", Buffer.from("{}"));
    await pushManifest(
      target(),
      "chart",
      "application/vnd.oci.image.manifest.v1+json",
      {
        schemaVersion: 2,
        mediaType: "application/vnd.oci.image.manifest.v1+json",
        config: { mediaType: "application/vnd.cncf.helm.config.v1+json", ...config },
        layers: [],
      },
      ["1.0"],
    );
    client = openRegistryClient({ environment: {} });
  });
  afterAll(async () => {
    await client.close();
    registry.stop();
  });

  test("finds the manifest of each platform in an index", async () => {
    const wanted = { platforms: ["linux/amd64", "aarch64", "linux/arm/v7"] };
    expect(await client.lookUp(image("team/app:8.0-bookworm"), wanted)).toEqual({
      kind: "found",
      digest: multi.digest,
      platforms: {
        "linux/amd64": multi.platforms["linux/amd64"],
        "linux/arm64": multi.platforms["linux/arm64/v8"],
        "linux/arm/v7": multi.platforms["linux/arm/v7"],
      },
    });
  });

  test("finds an image by its digest alone, and takes 'latest' for a missing tag", async () => {
    const byDigest = await client.lookUp(image(`team/app:ignored@${multi.digest}`), amd64);
    expect(byDigest).toMatchObject({ kind: "found", digest: multi.digest });
    expect(await client.lookUp(image("team/app"), amd64)).toMatchObject({ kind: "found" });
  });

  test("reads the architecture of a single-platform image from its configuration", async () => {
    expect(await client.lookUp(image("single:1.0"), { platforms: ["linux/arm64"] })).toEqual({
      kind: "found",
      digest: single.digest,
      platforms: { "linux/arm64": single.digest },
    });
    expect(await client.lookUp(image("single:1.0"), amd64)).toEqual({
      kind: "no-such-architecture",
      missing: ["linux/amd64"],
      offered: ["linux/arm64"],
    });
  });

  test("says which platforms an index offers instead", async () => {
    const wanted = { platforms: ["linux/amd64", "linux/s390x", "linux/arm/v5"] };
    expect(await client.lookUp(image("team/app:8.0-bookworm"), wanted)).toEqual({
      kind: "no-such-architecture",
      missing: ["linux/s390x", "linux/arm/v5"],
      offered: ["linux/amd64", "linux/arm/v6", "linux/arm/v7", "linux/arm64"],
    });
  });

  test("does not take an attestation for a platform", async () => {
    const type = "application/vnd.oci.image.manifest.v1+json";
    const only = await pushImage(target(), { repository: "attested", tag: "plain", ...amd64 });
    // As BuildKit writes them beside an image.
    const attestation = await pushImage(target(), { repository: "attested", tag: "a", platforms: ["unknown/unknown"] });
    const manifests = [
      { mediaType: type, digest: only.digest, size: 1, platform: { os: "linux", architecture: "amd64" } },
      {
        mediaType: type,
        digest: attestation.digest,
        size: 1,
        platform: { os: "unknown", architecture: "unknown" },
        annotations: { "vnd.docker.reference.type": "attestation-manifest" },
      },
    ];
    const mediaType = "application/vnd.oci.image.index.v1+json";
    await pushManifest(target(), "attested", mediaType, { schemaVersion: 2, mediaType, manifests }, ["1.0"]);
    expect(await client.lookUp(image("attested:1.0"), { platforms: ["arm64"] })).toEqual({
      kind: "no-such-architecture",
      missing: ["linux/arm64"],
      offered: ["linux/amd64"],
    });
  });

  test("inspects a single image and one out of a Docker manifest list", async () => {
    const inspected = await client.lookUp(image("single:1.0"), { platforms: ["arm64"], inspect: true });
    expect(inspected.kind === "found" && inspected.settings).toEqual({
      user: "999:999",
      volumes: ["/data"],
      exposedPorts: ["6379/tcp"],
      entrypoint: ["docker-entrypoint.sh"],
      command: ["redis-server"],
      environment: ["PATH", "REDIS_VERSION"],
      healthcheck: { test: ["CMD", "redis-cli", "ping"], intervalSeconds: 30, retries: 3 },
    });
    const listed = await client.lookUp(image("listed:1.0"), { ...amd64, inspect: true });
    expect(listed.kind === "found" && listed.settings).toEqual({
      volumes: [],
      exposedPorts: [],
      entrypoint: [],
      command: [],
      environment: [],
    });
  });

  test("tells a missing tag, digest and repository apart, and names the nearest tags", async () => {
    const tag = await client.lookUp(image("team/app:8.0.10-bookworm"), amd64);
    expect(tag).toEqual({
      kind: "no-such-tag",
      tag: "8.0.10-bookworm",
      nearest: ["8.0.1-bookworm", "8.0-bookworm", "7.4-bookworm", "latest"],
    });
    const digest = `sha256:${"0".repeat(64)}`;
    expect(await client.lookUp(image(`team/app@${digest}`), amd64)).toEqual({ kind: "no-such-digest", digest });
    expect(await client.lookUp(image("team/ap:8.0"), amd64)).toEqual({ kind: "no-such-repository" });
  });

  test("does not take a Helm chart for an image", async () => {
    expect(await client.lookUp(image("chart:1.0"), amd64)).toMatchObject({
      kind: "bad-answer",
      detail: expect.stringContaining("application/vnd.cncf.helm.config.v1+json"),
    });
  });

  test("sends one HEAD for a known image, and reads it anew when the tag has moved", async () => {
    const known = { digest: multi.digest, platforms: { "linux/amd64": multi.platforms["linux/amd64"] ?? "" } };
    const fresh = openRegistryClient({ environment: {} });
    const before = (await registry.requests()).length;
    expect(await fresh.lookUp(image("team/app:8.0-bookworm"), { ...amd64, known })).toEqual({
      kind: "found",
      ...known,
    });
    expect((await registry.requests()).slice(before)).toEqual(["GET /v2/", "HEAD /v2/team/app/manifests/8.0-bookworm"]);

    const moved = await pushImage(target(), { repository: "team/app", tag: "moving", ...amd64, salt: "moved" });
    expect(await fresh.lookUp(image("team/app:moving"), { ...amd64, known })).toMatchObject({ digest: moved.digest });
    // A platform that the lock does not know cannot be confirmed by HEAD.
    const other = await fresh.lookUp(image("team/app:8.0-bookworm"), { platforms: ["arm64"], known });
    expect(other).toMatchObject({ platforms: { "linux/arm64": multi.platforms["linux/arm64/v8"] } });
    expect(await fresh.lookUp(image("team/app:purged"), { ...amd64, known })).toMatchObject({ kind: "no-such-tag" });
    await fresh.close();
  });

  test("counts the requests as the registry does", async () => {
    const fresh = openRegistryClient({ environment: {} });
    const before = (await registry.requests()).length;
    await fresh.lookUp(image("team/app:8.0-bookworm"), amd64);
    await fresh.lookUp(image("single:1.0"), { platforms: ["arm64"] });
    expect((await registry.requests()).slice(before).map((line) => line.replace(/sha256:\w+/, "…"))).toEqual([
      "GET /v2/",
      "GET /v2/team/app/manifests/8.0-bookworm",
      "GET /v2/single/manifests/1.0",
      "GET /v2/single/blobs/…",
    ]);
    // One ping more than in the log: the attempt with TLS, which a registry on loopback may do without.
    expect(fresh.countRequests()).toEqual({ ...none, ping: 2, manifest: 2, configuration: 1 });
    await fresh.close();
  });

  test("identifies what Docker knows a loaded image by, and what it says of itself, with one more request for each and none when it is known", async () => {
    const fresh = openRegistryClient({ environment: {} });
    const wanted = { platforms: ["linux/amd64"], identify: true, inspect: true };
    const first = await fresh.lookUp(image("team/app:8.0-bookworm"), wanted);
    expect(first).toMatchObject({ configurations: { "linux/amd64": multi.configurations["linux/amd64"] } });
    expect(fresh.countRequests()).toMatchObject({ manifest: 2, configuration: 1 });
    if (first.kind !== "found") throw new Error(first.kind);
    expect(await fresh.lookUp(image("team/app:8.0-bookworm"), { ...wanted, known: first })).toEqual(first);
    expect(fresh.countRequests()).toMatchObject({ manifest: 3, configuration: 1 });

    const { configurations: _, ...bare } = first;
    expect(await fresh.lookUp(image("team/app:8.0-bookworm"), { ...wanted, known: bare })).toEqual(first);
    const arm = { platforms: ["linux/arm64"], identify: true };
    expect(await fresh.lookUp(image("single:1.0"), arm)).toMatchObject({
      configurations: { "linux/arm64": single.configurations["linux/arm64"] },
    });
    await fresh.close();
  });
});
