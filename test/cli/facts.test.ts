import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeWith } from "../tools/describe-with.js";
import { scratch } from "../tools/scratch.js";
import { rexible } from "./command.js";
import { imagesInRegistry } from "./images.js";

describeWith("docker-registry")("facts about an image", () => {
  const { image, project, pushAs, stackWith } = imagesInRegistry();

  test("facts --inspect reads what an image says of itself, and where the stack disagrees", async () => {
    const settings = { User: "1001:1001", Volumes: { "/data": {} }, ExposedPorts: { "8080/tcp": {} } };
    await pushAs({ repository: "example/app", tag: "7.0.0", platforms: ["linux/amd64"], settings });
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
});
