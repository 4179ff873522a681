import { describe, expect, test } from "vitest";
import { formatImageReference } from "../../src/model/image-reference.js";
import type { LookUpResult } from "../../src/outside/registry/look-up-result.js";
import { verifyImages } from "../../src/outside/registry/verify-images.js";
import { describeWith } from "../tools/describe-with.js";
import { reference } from "./harness/references.js";
import { measureVerification } from "./measure-verification.js";

describe("the verification of images", () => {
  test("gives one result for each image, in order, and looks each up once", async () => {
    const names = ["slow:1", "quick:1", "slow:1", "docker.io/library/quick:1", "gone:1"];
    const asked: string[] = [];
    const progress: string[] = [];
    const verified = await verifyImages(names.map(reference), {
      lookUp: async ({ familiar, tag = "" }): Promise<LookUpResult> => {
        asked.push(familiar);
        await new Promise((resolve) => setTimeout(resolve, familiar === "slow" ? 40 : 1));
        return familiar === "gone"
          ? { kind: "no-such-tag", tag, nearest: [] }
          : { kind: "found", digest: familiar, platforms: {} };
      },
      onProgress: ({ reference, result, done, total }) => {
        progress.push(`${done}/${total} ${formatImageReference(reference)} ${result.kind}`);
      },
    });
    expect(verified.map(({ reference: { familiar }, result }) => `${familiar} ${result.kind}`)).toEqual([
      "slow found",
      "quick found",
      "slow found",
      "quick found",
      "gone no-such-tag",
    ]);
    expect([...asked].sort()).toEqual(["gone", "quick", "slow"]);
    expect(progress).toEqual(["1/3 quick:1 found", "2/3 gone:1 no-such-tag", "3/3 slow:1 found"]);
    expect(await verifyImages([], { lookUp: () => Promise.reject(new Error("never asked")) })).toEqual([]);
  });
});

describeWith("docker-registry", "openssl")("the price of a verification", () => {
  // The benchmark measures 200 as well; filling the registry with them takes longer than a test should.
  test("is at most two requests an image once the tokens are there", async () => {
    const images = 12;
    const figures = await measureVerification({ images, repositories: 12 });
    expect(figures.found).toEqual({ several: images, single: images, locked: images });
    const { several, single, locked, entry } = figures.requests;
    expect(several).toBe(images);
    expect(single).toBe(2 * images);
    expect(locked).toBe(images);
    // For each of the three clients: the attempt with TLS, the ping, and one token for each repository.
    expect(entry).toBe(3 * (2 + 12));
    console.info(
      `${images} images: ${Object.entries(figures.milliseconds)
        .map(([name, time]) => `${name} ${Math.round(time)} ms`)
        .join(", ")}`,
    );
  });
});
