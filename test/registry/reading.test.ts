import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readChallenges } from "../../src/outside/registry/challenge.js";
import { describeFailure } from "../../src/outside/registry/describe-failure.js";
import type { LookUpFailure } from "../../src/outside/registry/look-up-result.js";
import { isLoopback } from "../../src/outside/registry/loopback.js";
import { nearestTags } from "../../src/outside/registry/nearest-tags.js";
import { choosePlatform, formatPlatform, parsePlatform } from "../../src/outside/registry/platform.js";
import { readRetryAfter } from "../../src/outside/registry/retries.js";
import { reference } from "./harness/references.js";

describe("a challenge", () => {
  test("is read as registries send it", () => {
    const hub =
      'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/redis:pull"';
    expect(readChallenges(hub)).toEqual([
      {
        scheme: "bearer",
        parameters: {
          realm: "https://auth.docker.io/token",
          service: "registry.docker.io",
          scope: "repository:library/redis:pull",
        },
      },
    ]);
  });

  // The example of RFC 9110, 11.6.1: two challenges, a quoted comma and a quoted quotation mark.
  test("is read among others, with quotation marks", () => {
    const header = 'Basic realm="simple", Newauth realm="apps", type=1, title="Login to \\"apps\\", please"';
    expect(readChallenges(header)).toEqual([
      { scheme: "basic", parameters: { realm: "simple" } },
      { scheme: "newauth", parameters: { realm: "apps", type: "1", title: 'Login to "apps", please' } },
    ]);
    expect(readChallenges("Negotiate")).toEqual([{ scheme: "negotiate", parameters: {} }]);
  });

  test("that makes no sense ends the reading and nothing else", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'aB=",\\ é/:') }), (text) => void readChallenges(text)));
  });
});

describe("near tags", () => {
  // Tags that were missing in the field, and what existed beside them.
  test.each([
    ["8.0.10-bookworm", ["latest", "7.4-bookworm", "8.0-bookworm"], "8.0-bookworm"],
    ["8.4.3-bookworm", ["8.4.3", "9.9.9-alpine", "6.2"], "8.4.3"],
    ["v0.49.1", ["v0.47.0", "0.49.1", "canary"], "0.49.1"],
    ["2025-01-31", ["2025.01.31", "2024.12.30", "latest"], "2025.01.31"],
    ["0.205.3", ["0.205.1", "0.301.1", "latest"], "0.205.1"],
  ])("of '%s' begin with the one that was meant", (wanted, tags, meant) => {
    expect(nearestTags(wanted, tags)[0]).toBe(meant);
  });

  test("are all there, each once, also when there are thousands", () => {
    const tags = Array.from({ length: 5000 }, (_, number) => `${number % 40}.${number}-bookworm`);
    expect([...nearestTags("18.4-bookworm", tags)].sort()).toEqual([...tags].sort());
  });
});

describe("a platform", () => {
  const offer = (...names: readonly string[]) => names.map((name) => ({ name, platform: parsePlatform(name) }));
  const chosen = (wanted: string, ...names: readonly string[]) =>
    choosePlatform(offer(...names), parsePlatform(wanted))?.name;

  // What `docker pull --platform` takes, by the rules of containerd's platforms package.
  test("takes what a host of it runs", () => {
    expect(chosen("linux/arm64", "linux/amd64", "linux/arm64/v8")).toBe("linux/arm64/v8");
    expect(chosen("linux/arm/v7", "linux/arm/v5", "linux/arm/v6", "linux/arm64")).toBe("linux/arm/v6");
    expect(chosen("linux/arm/v6", "linux/arm/v7")).toBeUndefined();
    expect(chosen("linux/amd64", "linux/amd64/v3", "linux/amd64")).toBe("linux/amd64");
    expect(chosen("linux/amd64", "windows/amd64")).toBeUndefined();
  });

  test("has one way to be written", () => {
    const written = (text: string) => formatPlatform(parsePlatform(text));
    expect(["x86_64", "aarch64", "linux/arm64/v8", "armhf", "linux/arm/v6", "linux/amd64/v3"].map(written)).toEqual([
      "linux/amd64",
      "linux/arm64",
      "linux/arm64",
      "linux/arm/v7",
      "linux/arm/v6",
      "linux/amd64/v3",
    ]);
  });
});

test("Retry-After is a number of seconds or a date", () => {
  const now = Date.parse("Sun, 06 Nov 1994 08:49:37 GMT");
  const of = (value: string) =>
    readRetryAfter(
      { kind: "answer", url: "", status: 429, headers: { "retry-after": value }, body: Buffer.alloc(0) },
      now,
    );
  expect(["120", "Sun, 06 Nov 1994 08:50:37 GMT", "Sun, 06 Nov 1994 08:00:00 GMT", "soon"].map(of)).toEqual([
    120,
    60,
    0,
    undefined,
  ]);
});

test("only this machine's own names may do without TLS", () => {
  const hosts = ["localhost:5000", "127.0.0.1", "127.8.9.1:80", "[::1]:5000"];
  expect(hosts.map(isLoopback)).toEqual([true, true, true, true]);
  const others = ["localhost.example.com", "127.0.0.1.example.com", "192.0.2.1", "[::2]", "127.0.0.1:5000/x"];
  expect(others.map(isLoopback)).toEqual([false, false, false, false, false]);
});

describe("a failure in words", () => {
  const failures: readonly LookUpFailure[] = [
    { kind: "no-such-repository" },
    { kind: "no-such-tag", tag: "8.0.10-bookworm", nearest: ["8.0-bookworm", "8.0.1-bookworm"] },
    { kind: "no-such-tag", tag: "8.0.10-bookworm", nearest: [] },
    { kind: "no-such-digest", digest: "sha256:0" },
    { kind: "no-such-architecture", missing: ["linux/arm64"], offered: ["linux/amd64"] },
    { kind: "denied", host: "ghcr.io", credentials: { kind: "none" }, detail: "HTTP 403" },
    { kind: "denied", host: "ghcr.io", credentials: { kind: "sent", source: "config.json" }, detail: "HTTP 403" },
    {
      kind: "denied",
      host: "ghcr.io",
      credentials: { kind: "unavailable", source: "docker-credential-pass", why: "the program is not in PATH" },
      detail: "HTTP 401",
    },
    { kind: "rate-limited", host: "registry-1.docker.io", retryAfterSeconds: 44 },
    { kind: "rate-limited", host: "registry-1.docker.io" },
    { kind: "unreachable", host: "registry-1.docker.io", reason: "timeout", detail: "no whole answer within 15 s" },
    { kind: "untrusted-certificate", host: "registry.example.com", detail: "self-signed certificate" },
    { kind: "bad-answer", host: "registry.example.com", detail: "HTTP 500" },
  ];

  test("says what is wrong with which image, and the way out", () => {
    const redis = reference("redis:8.0.10-bookworm");
    const litellm = reference("ghcr.io/berriai/litellm:v1.83.3");
    const described = failures.map((failure) => describeFailure(failure.kind === "denied" ? litellm : redis, failure));
    expect(described.map(({ message, fix }) => `${message}\n  fix: ${fix}`).join("\n")).toMatchInlineSnapshot(`
      "image 'redis:8.0.10-bookworm' does not exist: registry 'docker.io' has no repository 'library/redis'
        fix: Check the spelling of the name and of its registry.
      image 'redis:8.0.10-bookworm' does not exist: 'redis' has no tag '8.0.10-bookworm'
        fix: Use a tag that exists: '8.0-bookworm', '8.0.1-bookworm'.
      image 'redis:8.0.10-bookworm' does not exist: 'redis' has no tag '8.0.10-bookworm'
        fix: Use a tag that exists; registry 'docker.io' lists none of them.
      image 'redis:8.0.10-bookworm' does not exist: 'redis' no longer has the digest 'sha256:0'
        fix: Run 'rexible lock' to lock what the tag names now.
      image 'redis:8.0.10-bookworm' does not exist for 'linux/arm64': it is there for 'linux/amd64'
        fix: Use an image that is built for the host's architecture, or a host of another one.
      image 'ghcr.io/berriai/litellm:v1.83.3' is denied by 'ghcr.io' (HTTP 403): it does not exist, or needs credentials, and there are none
        fix: Check the name; if the image is private, run 'docker login ghcr.io'.
      image 'ghcr.io/berriai/litellm:v1.83.3' is denied by 'ghcr.io' (HTTP 403): the credentials from 'config.json' do not give access to it
        fix: Run 'docker login ghcr.io' again; if the image is public, 'docker logout ghcr.io' may do, for outdated credentials are denied public images too.
      image 'ghcr.io/berriai/litellm:v1.83.3' is denied by 'ghcr.io' (HTTP 401): no credentials could be had from 'docker-credential-pass': the program is not in PATH
        fix: Repair the credentials, or run 'docker logout ghcr.io' if the image is public.
      image 'redis:8.0.10-bookworm' could not be looked up: 'registry-1.docker.io' allows no more requests for now
        fix: Wait 44 s and try again; after 'docker login' the limit is often higher.
      image 'redis:8.0.10-bookworm' could not be looked up: 'registry-1.docker.io' allows no more requests for now
        fix: Wait some minutes and try again; after 'docker login' the limit is often higher.
      image 'redis:8.0.10-bookworm' could not be looked up: 'registry-1.docker.io' does not answer in time (no whole answer within 15 s)
        fix: Check the connection; behind a proxy, set HTTPS_PROXY.
      image 'redis:8.0.10-bookworm' could not be looked up: the certificate of 'registry.example.com' is not trusted (self-signed certificate)
        fix: Name the file with the certificate of its authority in NODE_EXTRA_CA_CERTS; check the date of this machine.
      image 'redis:8.0.10-bookworm' could not be looked up: 'registry.example.com' did not answer as a registry does: HTTP 500
        fix: Try again later; check that no proxy or login page answers in the registry's place."
    `);
  });
});
