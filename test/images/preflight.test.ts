import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type HeldImage, preflight } from "./stand-in-docker.js";

const digest = `sha256:${"1".repeat(64)}`;
const byDigest = `redis@${digest}`;
const tag = "redis:8.4.0";
const settings = {
  docker_stack_networks: [],
  docker_stack_min_free_megabytes: 0,
  docker_stack_image_megabytes: 0,
  docker_stack_pull_retries: 0,
};
const loading = {
  ...settings,
  docker_stack_images: [byDigest],
  docker_stack_locked_images: [{ image: byDigest, tag, contents: [digest, "the-configuration"] }],
  docker_stack_image_archives: "{{ archives }}",
};
const held = (Id: string, RepoTags: readonly string[], RepoDigests: readonly string[] = []): HeldImage => ({
  Id,
  RepoTags,
  RepoDigests,
});

describe("the preflight of the role docker-stack", () => {
  test("pulls what is missing, all of it also where one fails, and says which and why", () => {
    const variables = { ...settings, docker_stack_images: ["gone:1", "there:1", "new:1"] };
    const { said, images } = preflight({
      images: [held("there", ["there:1"])],
      registry: { "new:1": "new" },
      variables,
    });
    expect(images).toEqual([held("there", ["there:1"]), held("new", ["new:1"])]);
    expect(said).toContain("Nothing was stopped.");
    expect(said).toContain("Image 'gone:1' cannot be pulled: the registry has no such tag or repository.");
    expect(said).toContain("(Docker says: manifest for gone:1 not found: manifest unknown: manifest unknown)");
  });

  test("refuses a service that may use more cores than the host has", () => {
    const variables = {
      ...settings,
      docker_stack_images: [],
      docker_stack_cores: [
        { service: "app", cpus: "4" },
        { service: "database", cpus: "1.5" },
      ],
    };
    const { said } = preflight({ images: [], registry: {}, variables });
    expect(said).toMatch(/The service 'app' may use 4 cores, and this host has 2: lower 'cpus'/);
    expect(said).not.toContain("database");
  });

  test("loads archives where no registry is, and takes their content for the locked one", () => {
    const world = { registry: {}, archives: { "redis.tar": `${tag} the-configuration` }, variables: loading };
    const first = preflight({ ...world, images: [] });
    expect(first).toEqual({ said: "", images: [held("the-configuration", [tag])] });
    // Nothing is missing any more, so a folder without archives is no harm.
    expect(preflight({ ...world, archives: {}, images: first.images })).toEqual(first);
  });

  test("refuses other content under the locked tag, unless a registry has the locked one", () => {
    const world = { images: [], archives: { "redis.tar": `${tag} something-else` }, variables: loading };
    expect(preflight({ ...world, registry: {} }).said).toContain("with other content than images.lock.yaml names");
    expect(preflight({ ...world, registry: { [byDigest]: "the-configuration" } })).toEqual({
      said: "",
      images: [held("something-else", []), held("the-configuration", [tag], [byDigest])],
    });
  });

  test("leaves nothing behind of an archive that is broken", () => {
    const before = readdirSync("/var/tmp");
    const { said } = preflight({ images: [], registry: {}, archives: { "redis.tar.gz": "torn" }, variables: loading });
    expect(said).toContain("Error loading archive: unexpected EOF");
    const left = readdirSync("/var/tmp").filter((name) => !before.includes(name) && name.endsWith(".images"));
    expect(left).toEqual([]);
  });

  test("refuses archives that bring no digest, where the Compose files ask for one, and an empty folder", () => {
    const unprepared = { ...loading, docker_stack_locked_images: [] };
    const world = { images: [], registry: {}, archives: { "redis.tar": `${tag} the-configuration` } };
    expect(preflight({ ...world, variables: unprepared }).said).toContain("give 'imageArchives' to deploy()");
    expect(preflight({ ...world, archives: {}, variables: loading }).said).toContain("holds no archive");
  });
});
