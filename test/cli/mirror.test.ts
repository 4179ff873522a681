import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { describeWith } from "../tools/describe-with.js";
import { scratch } from "../tools/scratch.js";
import { goodProject, goodStack, rexible } from "./command.js";
import { imageBuilt, imagesInRegistry, lineOfImage, lockFile, textOf } from "./images.js";

describeWith("docker-registry")("images in a mirror", () => {
  const { host, pushAs } = imagesInRegistry();

  const waves = "deploy({ infra: [], apps: [app] })";
  const mirrored = (tag: string, mirror: string) =>
    scratch({
      ...goodProject,
      "stack.ts": goodStack
        .replace("app:1.2.3", `app:${tag}`)
        .replace("host, network", "host, network, variable")
        .replace(waves, waves.replace(" })", `, registryMirrors: { "ghcr.io": ${mirror} } })`)),
    });
  const pushToMirror = (tag: string) =>
    pushAs({ repository: "ghcr/example/app", tag, platforms: ["linux/amd64", "linux/arm64"], salt: tag });

  test("verify-images asks the mirror, and names what it lacks", async () => {
    await pushToMirror("8.0.0");
    const mirror = `"${host()}/ghcr"`;
    expect(rexible(mirrored("8.0.0", mirror), ["verify-images"])).toMatchObject({
      status: 0,
      stdout: "1 image can be had for linux/amd64\n",
    });
    const { status, stderr } = rexible(mirrored("8.0.1", mirror), ["verify-images"]);
    expect(status).toBe(1);
    expect(stderr).toContain(`image '${host()}/ghcr/example/app:8.0.1' does not exist`);
    expect(stderr).toContain("(a mirror stands in for 'ghcr.io')");
    expect(stderr).toContain(`stack.ts:${lineOfImage}:10`);
  });

  test("lock asks the mirror and locks the image of the stack, so that another mirror needs no other lock", async () => {
    const { digest, platforms, configurations } = await pushToMirror("8.1.0");
    const folder = mirrored("8.1.0", `"${host()}/ghcr"`);
    expect(rexible(folder, ["lock"]).status).toBe(0);
    const amd64 = "linux/amd64";
    expect(load(textOf(folder, lockFile))).toMatchObject({
      services: {
        app: {
          image: `ghcr.io/example/app:8.1.0@${digest}`,
          "x-rexible": {
            platforms: { [amd64]: platforms[amd64] },
            configurations: { [amd64]: configurations[amd64] },
          },
        },
      },
    });
    rexible(folder, ["build", "--no-types", "--locked"]);
    expect(imageBuilt(folder)).toBe(`${host()}/ghcr/example/app:8.1.0@${digest}`);

    const variable = `variable("ghcr", { default: "ghcr.io", description: "Where they come from" })`;
    writeFileSync(join(folder, "stack.ts"), textOf(mirrored("8.1.0", variable), "stack.ts"));
    expect(rexible(folder, ["build", "--no-types", "--locked"])).toMatchObject({ status: 0, stderr: "" });
    expect(imageBuilt(folder)).toBe(`\${GHCR:?}/example/app:8.1.0@${digest}`);
  });
});
