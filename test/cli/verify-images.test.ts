import { expect, test } from "vitest";
import { describeWith } from "../tools/describe-with.js";
import { rexible } from "./command.js";
import { imagesInRegistry, lineOfImage } from "./images.js";

describeWith("docker-registry")("images in a registry, asked for", () => {
  const { image, project, push } = imagesInRegistry();

  test("verify-images finds what is there", async () => {
    await push("1.0.0");
    expect(rexible(project("1.0.0"), ["verify-images"])).toEqual({
      status: 0,
      stdout: "1 image can be had for linux/amd64\n",
      stderr: `found   ${image("1.0.0")}\n`,
    });
  });

  test("verify-images tells a missing tag at its place, with tags that exist", async () => {
    await push("2.0.0");
    const folder = project("2.0.1");
    const { status, stdout, stderr } = rexible(folder, ["verify-images"]);
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain(`error  image '${image("2.0.1")}' does not exist`);
    expect(stderr).toContain(`stack.ts:${lineOfImage}:10`);
    expect(stderr).toMatch(/Use a tag that exists: .*'2\.0\.0'/);

    const answer = JSON.parse(rexible(folder, ["verify-images", "--format", "json"]).stdout);
    expect(answer).toMatchObject({
      errors: 1,
      images: [{ service: "app", image: image("2.0.1"), kind: "no-such-tag" }],
    });
    expect(answer.problems[0].position).toMatchObject({ file: "stack.ts", line: lineOfImage });
  });

  test("verify-images asks for the architecture of the host", async () => {
    await push("3.0.0", "3", ["linux/arm64"]);
    const { status, stderr } = rexible(project("3.0.0"), ["verify-images"]);
    expect(status).toBe(1);
    expect(stderr).toContain("does not exist for 'linux/amd64': it is there for 'linux/arm64'");
  });

  test("verify-images asks for the content that is locked, once the tag has moved", async () => {
    await push("5.0.0", "old");
    const folder = project("5.0.0");
    rexible(folder, ["lock"]);
    const locked = JSON.parse(rexible(folder, ["verify-images", "--format", "json"]).stdout).images[0].digest;
    await push("5.0.0", "new");
    expect(JSON.parse(rexible(folder, ["verify-images", "--format", "json"]).stdout).images[0].digest).toBe(locked);
  });
});
