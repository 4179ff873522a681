import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { afterAll, beforeAll } from "vitest";
import { type RunningRegistry, startRegistry } from "../registry/harness/docker-registry.js";
import { type ImageToPush, type PushedImage, pushImage } from "../registry/harness/push-image.js";
import { scratch } from "../tools/scratch.js";
import { goodProject, goodStack } from "./command.js";

export const lockFile = "images.lock.yaml";

/** Line of `goodStack` that names the image. */
export const lineOfImage = goodStack.split("\n").findIndex((line) => line.includes("image:")) + 1;

export const textOf = (folder: string, file: string) => readFileSync(join(folder, file), "utf8");

/** The image that a built project runs as the service 'app'. */
export function imageBuilt(folder: string): string {
  const text = textOf(folder, "generated/roles/docker-stack/files/compose/docker-compose.yml");
  return (load(text) as { services: { app: { image: string } } }).services.app.image;
}

/** A registry for the tests of a file, and projects whose image stands in it. */
export function imagesInRegistry() {
  let registry: RunningRegistry;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  afterAll(() => registry.stop());

  const host = () => registry.host;
  const image = (tag: string) => `${host()}/example/app:${tag}`;
  const stackWith = (tag: string) => goodStack.replace("ghcr.io/example/app:1.2.3", image(tag));
  const pushAs = (given: ImageToPush) => pushImage({ origin: `http://${host()}` }, given);
  return {
    host,
    image,
    stackWith,
    project: (tag: string) => scratch({ ...goodProject, "stack.ts": stackWith(tag) }),
    pushAs,
    push: (tag: string, salt = tag, platforms = ["linux/amd64", "linux/arm64"]): Promise<PushedImage> =>
      pushAs({ repository: "example/app", tag, platforms, salt }),
  };
}
