import { expect, test } from "vitest";
import { applyLock } from "../../src/lock/apply-lock.js";
import type { ImageLock } from "../../src/lock/image-lock.js";
import type { Service } from "../../src/model/service/service.js";
import type { Stack } from "../../src/model/stack.js";
import { reference } from "../registry/harness/references.js";

const [one, other] = [`sha256:${"1".repeat(64)}`, `sha256:${"2".repeat(64)}`];

const stackOf = (images: Readonly<Record<string, string>>) =>
  ({
    name: "demo",
    services: Object.fromEntries(Object.entries(images).map(([name, image]) => [name, { image } as Service])),
  }) as Stack;
const lockOf = (images: Readonly<Record<string, string>>): ImageLock => ({
  entries: Object.entries(images).map(([service, image]) => ({
    service,
    reference: { ...reference(image), digest: one },
  })),
});
const locked = (images: Readonly<Record<string, string>>, lock: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(applyLock(stackOf(images), lockOf(lock)).services).map(([name, { image }]) => [name, image]),
  );

test("an entry for the same image and tag gives its digest", () => {
  expect(locked({ a: "redis:8.4.0" }, { a: "docker.io/library/redis:8.4.0" })).toEqual({ a: `redis:8.4.0@${one}` });
  expect(locked({ a: "registry.example.com:5000/app" }, { a: "registry.example.com:5000/app:latest" })).toEqual({
    a: `registry.example.com:5000/app@${one}`,
  });
});

test("an entry for another tag, repository, registry, digest or service gives nothing", () => {
  const images = {
    a: "redis:8.4.0",
    b: "redis:8.4.0",
    c: "redis:8.4.0",
    d: `redis:8.4.0@${other}`,
    e: "redis:8.4.0",
  };
  const lock = {
    a: "redis:8.4.1",
    b: "valkey/redis:8.4.0",
    c: "ghcr.io/library/redis:8.4.0",
    d: "redis:8.4.0",
    f: "redis:8.4.0",
  };
  expect(locked(images, lock)).toEqual(images);
});

test("without a lock the stack is the same", () => {
  const stack = stackOf({ a: "redis:8.4.0" });
  expect(applyLock(stack, undefined)).toBe(stack);
});
