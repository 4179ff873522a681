import { describe, expect, test } from "vitest";
import { variable } from "../../src/index.js";
import { compiled, digest, lockOf, validated } from "./compiled.js";

const hub = "registry.example.com:5000/dockerhub";
const mirrors = { registryMirrors: { "docker.io": hub, "ghcr.io": "ghcr.example.com" } };

describe("a registry mirror", () => {
  test.each([
    ["redis:8.4.0", `${hub}/library/redis:8.4.0`],
    ["docker.io/n8nio/n8n:2.30.7", `${hub}/n8nio/n8n:2.30.7`],
    ["ghcr.io/team/nested/app:1.0.0", "ghcr.example.com/team/nested/app:1.0.0"],
    ["quay.io/team/app:1.0.0", "quay.io/team/app:1.0.0"],
    [`redis@${digest}`, `${hub}/library/redis@${digest}`],
  ])("stands in for the registry of %s", (written, onHost) => {
    const { image, variables } = compiled(written, mirrors);
    expect(image).toBe(onHost);
    expect(variables.docker_stack_images).toEqual([onHost]);
  });

  test("keeps the digest of the lock, which is of the image as the stack names it", () => {
    const { image, variables } = compiled("redis:8.4.0", mirrors, lockOf("redis:8.4.0"));
    expect(image).toBe(`${hub}/library/redis:8.4.0@${digest}`);
    expect(variables.docker_stack_images).toEqual([`${hub}/library/redis@${digest}`]);
  });

  test("may be a variable, which the host's .env gives to Compose and its inventory to the role", () => {
    const mirror = variable("dockerhub", { default: "docker.io", description: "Where images of Docker Hub come from" });
    const sources = { registryMirrors: { "docker.io": mirror } };
    const { image, variables, env } = compiled("redis:8.4.0", sources, lockOf("redis:8.4.0"));
    expect(image).toBe(`\${DOCKERHUB:?}/library/redis:8.4.0@${digest}`);
    expect(variables.docker_stack_images).toEqual([`{{ dockerhub }}/library/redis@${digest}`]);
    expect(env).toMatch(/^DOCKERHUB=\{\{ dockerhub \| /m);
    expect(validated("redis:8.4.0", sources).stack?.variables).toHaveProperty("dockerhub");
  });

  test.each([
    ["https://ghcr.io", "ghcr.example.com", "'https://ghcr.io' is not the host of a registry"],
    ["ghcr.io/team", "ghcr.example.com", "'ghcr.io/team' is not the host of a registry"],
    ["redis", "ghcr.example.com", "'redis' is not the host of a registry"],
    ["hub.docker.com", "ghcr.example.com", "Docker Hub is 'docker.io'"],
    ["registry-1.docker.io", "ghcr.example.com", "Docker Hub is 'docker.io'"],
    ["ghcr.io", "https://ghcr.example.com", "mirror 'https://ghcr.example.com' is not a registry"],
    ["ghcr.io", "ghcr.example.com/", "mirror 'ghcr.example.com/' is not a registry"],
    ["ghcr.io", "dockerhub/team", "mirror 'dockerhub/team' is not a registry"],
    ["ghcr.io", "ghcr.example.com/app:1", "mirror 'ghcr.example.com/app:1' is not a registry"],
  ])("is refused where images cannot be named by it: %s → %s", (registry, mirror, says) => {
    const { invalid } = validated("redis:8.4.0", { registryMirrors: { [registry]: mirror } });
    expect(invalid?.map(({ message }) => message)).toEqual([expect.stringContaining(says)]);
    expect(invalid?.[0]?.at).toEqual(["phases", 0, "steps", 1, "registryMirrors", registry]);
  });
});
