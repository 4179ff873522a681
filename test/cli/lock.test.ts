import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { describeWith } from "../tools/describe-with.js";
import { scratch } from "../tools/scratch.js";
import { goodProject, goodStack, rexible } from "./command.js";
import { imageBuilt, imagesInRegistry, lineOfImage, lockFile, textOf } from "./images.js";

describeWith("docker-registry")("images in a registry, locked", () => {
  const { host, image, project, push, pushAs, stackWith } = imagesInRegistry();

  test("lock writes digests, tells what moved, drops who left, and writes nothing when an image fails", async () => {
    const first = await push("4.0.0", "old");
    const folder = project("4.0.0");
    expect(rexible(folder, ["lock"])).toMatchObject({
      status: 0,
      stdout: `app: '${image("4.0.0")}' is locked to ${first.digest.slice(0, 19)}\n${lockFile}: 1 image, 1 added\n`,
    });
    const written = textOf(folder, lockFile);
    expect(load(written)).toMatchObject({
      services: {
        app: {
          image: `${image("4.0.0")}@${first.digest}`,
          "x-rexible": { platforms: { "linux/amd64": first.platforms["linux/amd64"] } },
        },
      },
    });
    expect(rexible(folder, ["lock"]).stdout).toBe(`${lockFile}: 1 image, nothing changed\n`);
    expect(textOf(folder, lockFile)).toBe(written);

    const second = await push("4.0.0", "new");
    const left = `  gone:\n    image: redis:8.4.0@${first.digest}\n`;
    writeFileSync(join(folder, lockFile), left, { flag: "a" });
    const { stdout } = rexible(folder, ["lock"]);
    expect(stdout).toContain(`moved from ${first.digest.slice(0, 19)} to ${second.digest.slice(0, 19)}\n`);
    expect(stdout).toContain("gone: 'redis:8.4.0' is dropped");
    expect(textOf(folder, lockFile)).toContain(second.digest);
    expect(textOf(folder, lockFile)).not.toContain("gone");

    const before = textOf(folder, lockFile);
    writeFileSync(join(folder, "stack.ts"), stackWith("4.0.9"));
    const failed = rexible(folder, ["lock"]);
    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain(`${lockFile} stays as it was\n`);
    expect(textOf(folder, lockFile)).toBe(before);
    const unlocked = project("4.0.9");
    rexible(unlocked, ["lock"]);
    expect(existsSync(join(unlocked, lockFile))).toBe(false);
  });

  test("lock records what the image says of itself, and a build without the registry starts it behind a shell", async () => {
    const settings = {
      User: "1001:1001",
      Entrypoint: ["docker-entrypoint.sh"],
      Cmd: ["serve"],
      Env: ["TOKEN=never told"],
    };
    await pushAs({ repository: "example/app", tag: "5.0.0", platforms: ["linux/amd64"], settings });
    const folder = project("5.0.0");
    const stack = textOf(folder, "stack.ts")
      .replace("import { ", "import { secret, ")
      .replace(
        /^(\s*)image:/m,
        '$1secrets: { TOKEN: secret("app_token") },\n$1secretDelivery: { kind: "shell" },\n$1image:',
      );
    writeFileSync(join(folder, "stack.ts"), stack);
    const build = () => rexible(folder, ["build", "--no-types"]);
    expect(build()).toMatchObject({ status: 1, stderr: expect.stringContaining("error REX073  a shell is to export") });
    expect(rexible(folder, ["lock"]).status).toBe(0);
    expect(load(textOf(folder, lockFile))).toMatchObject({
      services: {
        app: {
          "x-rexible": {
            settings: {
              user: "1001:1001",
              entrypoint: ["docker-entrypoint.sh"],
              command: ["serve"],
              environment: ["TOKEN"],
            },
          },
        },
      },
    });
    expect(textOf(folder, lockFile)).not.toContain("never told");
    expect(build().status).toBe(0);
    const compose = load(textOf(folder, "generated/roles/docker-stack/files/compose/docker-compose.yml"));
    expect(compose).toMatchObject({
      services: {
        app: {
          entrypoint: ["/bin/sh", "-c", expect.any(String), "entrypoint", "docker-entrypoint.sh"],
          command: ["serve"],
        },
      },
    });
  });

  test("build carries the digests, offline, and never those of another tag", async () => {
    const { digest } = await push("6.0.0");
    const folder = project("6.0.0");
    const build = (...args: string[]) => rexible(folder, ["build", "--no-types", ...args]);
    expect(build()).toMatchObject({
      status: 0,
      stderr: expect.stringContaining("not locked to a digest: all images;"),
    });
    expect(imageBuilt(folder)).toBe(image("6.0.0"));
    expect(build("--locked")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("of service 'app' is not locked"),
    });

    rexible(folder, ["lock"]);
    expect(build("--locked")).toMatchObject({ status: 0, stderr: "" });
    expect(imageBuilt(folder)).toBe(`${image("6.0.0")}@${digest}`);
    const pulled = load(textOf(folder, "generated/roles/docker-stack/defaults/main.yml")) as object;
    expect(pulled).toMatchObject({ docker_stack_images: [`${host()}/example/app@${digest}`] });

    writeFileSync(join(folder, "stack.ts"), stackWith("6.0.1"));
    const stale = build("--locked");
    expect(stale.status).toBe(1);
    expect(stale.stderr).toContain(`runs image '${image("6.0.1")}', and its lock is for '${image("6.0.0")}@${digest}'`);
    expect(stale.stderr).toContain(`stack.ts:${lineOfImage}:10`);
    expect(build()).toMatchObject({ status: 0, stderr: expect.stringMatching(/^warning {2}service 'app' runs image/) });
    expect(imageBuilt(folder)).toBe(image("6.0.1"));

    writeFileSync(join(folder, lockFile), "services: [");
    expect(build()).toMatchObject({ status: 1, stderr: expect.stringContaining(`${lockFile}:1:`) });
  });
});

test("a lock that does not say what a loaded image is known by is told where archives are loaded", () => {
  const digest = `sha256:${"1".repeat(64)}`;
  const entry = `image: ghcr.io/example/app:1.2.3@${digest}`;
  const identified = `{ digest: "${digest}", looked_up: "2026-01-31T12:00:00Z", platforms: { linux/amd64: "${digest}" }, configurations: { linux/amd64: "${digest}" } }`;
  const loading = goodStack.replace("apps: [app] }", 'apps: [app], imageArchives: "images" }');
  const build = (stack: string, lock: string, ...args: string[]) =>
    rexible(scratch({ ...goodProject, "stack.ts": stack, [lockFile]: `services:\n  app:\n    ${lock}\n` }), [
      "build",
      "--no-types",
      ...args,
    ]);
  expect(build(loading, entry)).toMatchObject({
    status: 0,
    stderr: expect.stringContaining(
      "warning  the lock does not say what image 'ghcr.io/example/app:1.2.3' of service 'app' is known by in an archive",
    ),
  });
  expect(build(loading, entry, "--locked").status).toBe(1);
  expect(build(loading, `${entry}\n    x-rexible: ${identified}`, "--locked")).toMatchObject({ status: 0, stderr: "" });
  const written = scratch({ ...goodProject, "stack.ts": loading.replace("app:1.2.3", `app:1.2.3@${digest}`) });
  expect(rexible(written, ["build", "--no-types"]).stderr).toContain("is known by in an archive");
  expect(build(goodStack, entry, "--locked")).toMatchObject({ status: 0, stderr: "" });
});
