import fc from "fast-check";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { compareLock } from "../../src/lock/compare-lock.js";
import { describeChange, describeMissing, describeStale } from "../../src/lock/describe-lock.js";
import type { ImageLock, LockEntry, ServiceImage } from "../../src/lock/image-lock.js";
import { readLock } from "../../src/lock/read-lock.js";
import { updateLock } from "../../src/lock/update-lock.js";
import { writeLock } from "../../src/lock/write-lock.js";
import { formatImageReference, type ImageReference, parseImageReference } from "../../src/model/image-reference.js";
import type { ImageSettings } from "../../src/model/image-settings.js";

const digestOf = (digit: string) => `sha256:${digit.repeat(64)}`;
const at = "2026-01-31T12:00:00Z";
const later = "2026-02-01T08:30:00Z";

function reference(text: string): ImageReference {
  const parsed = parseImageReference(text);
  if (!parsed.ok) throw new Error(parsed.problem.says);
  return parsed.reference;
}

function entry(service: string, image: string, digit: string, platforms = ["linux/amd64"]): LockEntry {
  const lookUp = { at, platforms: Object.fromEntries(platforms.map((platform) => [platform, digestOf("a")])) };
  return { service, reference: { ...reference(image), digest: digestOf(digit) }, lookUp };
}

const images = (...named: readonly (readonly [string, string])[]): readonly ServiceImage[] =>
  named.map(([service, image]) => ({ service, reference: reference(image) }));

function problemsOf(text: string) {
  const read = readLock(text);
  return read.ok
    ? []
    : read.problems.map(({ message, position }) => `${position?.line}:${position?.column} ${message}`);
}

const words = fc.array(fc.string(), { maxLength: 3 });
const anySettings: fc.Arbitrary<ImageSettings> = fc.record(
  {
    user: fc.string(),
    volumes: words,
    exposedPorts: words,
    entrypoint: words,
    command: words,
    environment: words,
    healthcheck: fc.record({ test: words, timeoutSeconds: fc.nat(), retries: fc.nat() }, { requiredKeys: ["test"] }),
  },
  { requiredKeys: ["volumes", "exposedPorts", "entrypoint", "command", "environment"] },
);

const lock: ImageLock = {
  entries: [
    entry("redis", "redis:8.0-bookworm", "1", ["linux/arm64", "linux/amd64"]),
    entry("caddy", "ghcr.io/example/caddy:2.10.2", "2"),
  ],
};

describe("the lock's file", () => {
  test("is a Compose file, sorted, with what the look-ups found beside each image", () => {
    expect(
      writeLock(lock),
    ).toBe(`# Written by 'rexible lock'. Commit it; to change it, change the stack and run 'rexible lock' again.
x-rexible:
  version: 1
services:
  caddy:
    image: ghcr.io/example/caddy:2.10.2@${digestOf("2")}
    x-rexible:
      digest: ${digestOf("2")}
      looked_up: "${at}"
      platforms:
        linux/amd64: ${digestOf("a")}
  redis:
    image: redis:8.0-bookworm@${digestOf("1")}
    x-rexible:
      digest: ${digestOf("1")}
      looked_up: "${at}"
      platforms:
        linux/amd64: ${digestOf("a")}
        linux/arm64: ${digestOf("a")}
`);
  });

  test("is read back as it was, and means the same to a second reader", () => {
    const name = fc.stringMatching(/^[a-z0-9][a-zA-Z0-9._-]{0,8}$/);
    const anyEntry = fc.record({
      service: name.filter((service) => service !== "__proto__"),
      tag: fc.option(fc.stringMatching(/^\w[\w.-]{0,9}$/), { nil: undefined }),
      digit: fc.constantFrom(..."0123456789abcdef"),
      recorded: fc.boolean(),
      settings: fc.option(anySettings, { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anyEntry, { selector: ({ service }) => service }), (chosen) => {
        const entries = chosen.map(({ service, tag, digit, recorded, settings }): LockEntry => {
          const { lookUp, ...rest } = entry(service, tag === undefined ? "redis" : `redis:${tag}`, digit);
          return recorded && lookUp ? { ...rest, lookUp: { ...lookUp, ...(settings && { settings }) } } : rest;
        });
        const text = writeLock({ entries });
        const read = readLock(text);
        const sorted = [...entries].sort((one, other) => (one.service < other.service ? -1 : 1));
        expect(read.ok && [...read.lock.entries].sort((one, other) => (one.service < other.service ? -1 : 1))).toEqual(
          sorted,
        );
        expect(writeLock({ entries: [...entries].reverse() })).toBe(text);
        const { services } = load(text) as { services: Record<string, { image: string }> };
        for (const { service, reference } of entries) {
          expect(services[service]?.image).toBe(formatImageReference(reference));
        }
      }),
    );
  });

  test("that another tool has updated keeps its digest and loses what was known of the old one", () => {
    const text = writeLock(lock).replace(`redis:8.0-bookworm@${digestOf("1")}`, `redis:8.0-bookworm@${digestOf("3")}`);
    const read = readLock(`${text}volumes: {}\n`);
    const redis = read.ok ? read.lock.entries.find(({ service }) => service === "redis") : undefined;
    expect(redis?.reference.digest).toBe(digestOf("3"));
    expect(redis?.lookUp).toBeUndefined();
  });

  test("says where it is wrong", () => {
    const text = writeLock(lock);
    const column = (needle: string) => {
      const before = text.slice(0, text.indexOf(needle));
      return `${before.split("\n").length}:${before.length - before.lastIndexOf("\n")}`;
    };
    const image = `redis:8.0-bookworm@${digestOf("1")}`;
    expect(problemsOf(text.replace(image, "redis:8.0-bookworm"))).toEqual([
      `${column(image)} the lock has no digest in image 'redis:8.0-bookworm' of service 'redis'`,
    ]);
    expect(problemsOf(text.replace(image, "redis:8.0:9"))).toEqual([
      `${column(image)} the lock names no image for service 'redis': tag '8.0:9' is not a valid tag`,
    ]);
    expect(problemsOf(text.replace(`digest: ${digestOf("1")}`, "digest: sha256:12"))).toEqual([
      `${column(`${digestOf("1")}\n      looked_up`)} the lock is not valid at 'services.redis.x-rexible.digest': is not a digest`,
    ]);
    expect(problemsOf(text.replace("version: 1", "version: 2"))[0]).toMatch(/^3:12 the lock is not valid at/);
    expect(problemsOf("services:\n  redis: [\n")[0]).toMatch(/^\d:\d+ the lock is not YAML: /);
    expect(problemsOf("services:\n  redis: {image: a}\n  redis: {image: b}\n")[0]).toMatch(
      /^3:\d+ the lock is not YAML/,
    );
    expect(problemsOf("")[0]).toMatch(/^1:1 the lock is not YAML/);
    expect(problemsOf("services: []\n")[0]).toMatch(/^1:1 the lock is not valid at 'services'/);
  });
});

describe("the lock beside the stack", () => {
  test("tells what is locked, missing, stale and left over", () => {
    const wanted = images(["redis", "redis:8.4-bookworm"], ["n8n", "n8nio/n8n:2.30.7"]);
    const { locked, missing, stale, leftOver } = compareLock(lock, wanted);
    expect(locked).toEqual([]);
    expect(missing.map(describeMissing)[0]?.message).toBe("image 'n8nio/n8n:2.30.7' of service 'n8n' is not locked");
    expect(stale.map(describeStale)[0]?.message).toBe(
      `service 'redis' runs image 'redis:8.4-bookworm', and its lock is for 'redis:8.0-bookworm@${digestOf("1")}'`,
    );
    expect(leftOver.map(({ service }) => service)).toEqual(["caddy"]);
    expect(compareLock(undefined, wanted).missing).toEqual(wanted);
  });

  test("holds for other spellings of the same name, and not for another digest, registry or tag", () => {
    const kindOf = (image: string) => {
      const { locked, stale } = compareLock(lock, images(["redis", image]));
      return locked.length > 0 ? "locked" : stale.length > 0 ? "stale" : "neither";
    };
    expect(kindOf("docker.io/library/redis:8.0-bookworm")).toBe("locked");
    expect(kindOf(`redis:8.0-bookworm@${digestOf("1")}`)).toBe("locked");
    expect(kindOf(`redis:8.0-bookworm@${digestOf("9")}`)).toBe("stale");
    expect(kindOf("ghcr.io/library/redis:8.0-bookworm")).toBe("stale");
    expect(kindOf("redis")).toBe("stale");
  });
});

describe("a new lock", () => {
  const find = (digests: Readonly<Record<string, string>>) => (wanted: ImageReference) => {
    const digit = digests[formatImageReference(wanted)];
    if (digit === undefined) return undefined;
    return { digest: digestOf(digit), platforms: { "linux/amd64": digestOf("a") } };
  };

  test("without any change is the old one, to the byte", () => {
    const wanted = images(["caddy", "ghcr.io/example/caddy:2.10.2"]);
    const old = { entries: lock.entries.slice(1) };
    const updated = updateLock(old, wanted, { at: later, find: find({ "ghcr.io/example/caddy:2.10.2": "2" }) });
    expect(writeLock(updated.lock)).toBe(writeLock(old));
    expect(updated.changes.map(({ kind }) => kind)).toEqual(["unchanged"]);
  });

  test("tells a moved tag from a replaced one, and drops what left the stack", () => {
    const old = {
      entries: [...lock.entries, entry("mailpit", "axllent/mailpit:v1.27.0", "4"), entry("loki", "l:1", "5")],
    };
    const wanted = images(
      ["redis", "redis:8.0-bookworm"],
      ["caddy", "ghcr.io/example/caddy:2.11.0"],
      ["n8n", "n8nio/n8n:2.30.7"],
      ["mailpit", "axllent/mailpit:v1.27.0"],
      ["qdrant", "qdrant/qdrant:v1"],
    );
    const found = { "redis:8.0-bookworm": "6", "ghcr.io/example/caddy:2.11.0": "7", "n8nio/n8n:2.30.7": "8" };
    const updated = updateLock(old, wanted, { at: later, find: find(found) });
    expect(updated.changes.map(describeChange)).toEqual([
      "redis: 'redis:8.0-bookworm' moved from sha256:111111111111 to sha256:666666666666",
      "caddy: 'ghcr.io/example/caddy:2.10.2' at sha256:222222222222 is replaced by 'ghcr.io/example/caddy:2.11.0' at sha256:777777777777",
      "n8n: 'n8nio/n8n:2.30.7' is locked to sha256:888888888888",
      "mailpit: 'axllent/mailpit:v1.27.0' could not be looked up and stays locked to sha256:444444444444",
      "qdrant: its image could not be looked up and is not locked",
      "loki: 'l:1' is dropped, for the service left the stack",
    ]);
    const { locked, missing, stale, leftOver } = compareLock(updated.lock, wanted);
    expect(locked.map(({ service, lookUp }) => `${service} ${lookUp?.at}`)).toEqual([
      `redis ${later}`,
      `caddy ${later}`,
      `n8n ${later}`,
      `mailpit ${at}`,
    ]);
    expect([missing.length, stale.length, leftOver.length]).toEqual([1, 0, 0]);
  });

  test("never keeps an entry for another tag when the look-up fails", () => {
    const updated = updateLock(lock, images(["redis", "redis:8.4"]), { at: later, find: () => undefined });
    expect(updated.lock.entries).toEqual([]);
    expect(updated.changes.map(({ kind }) => kind)).toEqual(["unlocked", "dropped"]);
  });

  test("learns the platforms that it lacks", () => {
    const bare: LockEntry = { service: "redis", reference: { ...reference("redis:8"), digest: digestOf("1") } };
    const looked = { at: later, find: find({ "redis:8": "1" }) };
    const updated = updateLock({ entries: [bare] }, images(["redis", "redis:8"]), looked);
    expect(updated.changes.map(({ kind }) => kind)).toEqual(["unchanged"]);
    expect(updated.lock.entries[0]?.lookUp).toEqual({ at: later, platforms: { "linux/amd64": digestOf("a") } });
  });
});
