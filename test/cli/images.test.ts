import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isInstalled, type RunningRegistry, startRegistry } from "../registry/harness/docker-registry.js";
import { type PushedImage, pushImage } from "../registry/harness/push-image.js";
import { scratch } from "../tools/scratch.js";
import { goodProject, goodStack, rexible } from "./command.js";

const lockFile = "images.lock.yaml";
const composeFile = "generated/roles/docker-stack/files/compose/docker-compose.yml";
const lineOfImage = goodStack.split("\n").findIndex((line) => line.includes("image:")) + 1;

describe.skipIf(!isInstalled("docker-registry"))("images in a registry", () => {
  let registry: RunningRegistry;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  afterAll(() => registry.stop());

  const image = (tag: string) => `${registry.host}/example/app:${tag}`;
  const stackWith = (tag: string) => goodStack.replace("ghcr.io/example/app:1.2.3", image(tag));
  const project = (tag: string) => scratch({ ...goodProject, "stack.ts": stackWith(tag) });
  const textOf = (folder: string, file: string) => readFileSync(join(folder, file), "utf8");
  const imageBuilt = (folder: string) =>
    (load(textOf(folder, composeFile)) as { services: { app: { image: string } } }).services.app.image;
  const push = (tag: string, salt = tag, platforms = ["linux/amd64", "linux/arm64"]): Promise<PushedImage> =>
    pushImage({ origin: `http://${registry.host}` }, { repository: "example/app", tag, platforms, salt });

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

    const answer = JSON.parse(rexible(folder, ["verify-images", "--json"]).stdout);
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
    expect(pulled).toMatchObject({ docker_stack_images: [`${registry.host}/example/app@${digest}`] });

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

  test("facts --inspect reads what an image says of itself, and where the stack disagrees", async () => {
    const settings = { User: "1001:1001", Volumes: { "/data": {} }, ExposedPorts: { "8080/tcp": {} } };
    const target = { origin: `http://${registry.host}` };
    await pushImage(target, { repository: "example/app", tag: "7.0.0", platforms: ["linux/amd64"], settings });
    const elsewhere = rexible(scratch(), ["facts", image("7.0.0"), "--inspect"]);
    expect(elsewhere.status).toBe(1);
    expect(elsewhere.stdout).toContain(`The catalog knows nothing about '${image("7.0.0")}'.\n`);
    expect(elsewhere.stdout).toMatch(
      / user +1001:1001\n +volumes +\/data\n +exposed ports +8080\/tcp\n +healthcheck +none\n$/,
    );

    const folder = project("7.0.0");
    writeFileSync(join(folder, "stack.ts"), stackWith("7.0.0").replace("user: 1000,", "port: 9090,"));
    const { status, stdout } = rexible(folder, ["facts", image("7.0.0"), "--inspect"]);
    expect(status).toBe(1);
    expect(stdout.slice(stdout.indexOf("It disagrees"))).toBe(
      [
        "It disagrees with service 'app'",
        "  user: the image starts as '1001:1001', the files of service 'app' belong to 0",
        "  volume: the image declares '/data', where service 'app' mounts nothing",
        "  port: the image exposes 8080/tcp, service 'app' says 9090",
        "",
      ].join("\n"),
    );
    expect(rexible(folder, ["facts", image("7.0.9"), "--inspect"]).stderr).toMatch(/^error {2}image .* has no tag/);
  });

  test("facts that a service carries are told, and hold for its image", () => {
    const folder = project("7.1.0");
    const known =
      'const { facts } = catalog.redis({ image: "redis:8.4.0-bookworm", networks: [backend], memory: { limit: "64M" }, cpus: 0.1 });';
    const own = stackWith("7.1.0")
      .replace("{ configure", "{ catalog, configure")
      .replace("const app", `${known}\nconst app`)
      .replace("user: 1000,", 'user: 1000, facts: facts && { ...facts, sources: ["our Dockerfile"] },');
    writeFileSync(join(folder, "stack.ts"), own);
    const { status, stdout } = rexible(folder, ["facts", image("7.1.0")]);
    expect(stdout).toMatch(/Sources\n {2}service 'app' of stack\.ts\n {2}our Dockerfile\n$/);
    expect(status).toBe(0);
  });

  describe("with a mirror", () => {
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
      pushImage(
        { origin: `http://${registry.host}` },
        { repository: "ghcr/example/app", tag, platforms: ["linux/amd64", "linux/arm64"], salt: tag },
      );

    test("verify-images asks the mirror, and names what it lacks", async () => {
      await pushToMirror("8.0.0");
      const mirror = `"${registry.host}/ghcr"`;
      expect(rexible(mirrored("8.0.0", mirror), ["verify-images"])).toMatchObject({
        status: 0,
        stdout: "1 image can be had for linux/amd64\n",
      });
      const { status, stderr } = rexible(mirrored("8.0.1", mirror), ["verify-images"]);
      expect(status).toBe(1);
      expect(stderr).toContain(`image '${registry.host}/ghcr/example/app:8.0.1' does not exist`);
      expect(stderr).toContain("(a mirror stands in for 'ghcr.io')");
      expect(stderr).toContain(`stack.ts:${lineOfImage}:10`);
    });

    test("lock asks the mirror and locks the image of the stack, so that another mirror needs no other lock", async () => {
      const { digest, platforms, configurations } = await pushToMirror("8.1.0");
      const folder = mirrored("8.1.0", `"${registry.host}/ghcr"`);
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
      expect(imageBuilt(folder)).toBe(`${registry.host}/ghcr/example/app:8.1.0@${digest}`);

      const variable = `variable("ghcr", { default: "ghcr.io", description: "Where they come from" })`;
      writeFileSync(join(folder, "stack.ts"), textOf(mirrored("8.1.0", variable), "stack.ts"));
      expect(rexible(folder, ["build", "--no-types", "--locked"])).toMatchObject({ status: 0, stderr: "" });
      expect(imageBuilt(folder)).toBe(`\${GHCR:?}/example/app:8.1.0@${digest}`);
    });
  });

  test("verify-images asks for the content that is locked, once the tag has moved", async () => {
    await push("5.0.0", "old");
    const folder = project("5.0.0");
    rexible(folder, ["lock"]);
    const locked = JSON.parse(rexible(folder, ["verify-images", "--json"]).stdout).images[0].digest;
    await push("5.0.0", "new");
    expect(JSON.parse(rexible(folder, ["verify-images", "--json"]).stdout).images[0].digest).toBe(locked);
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
