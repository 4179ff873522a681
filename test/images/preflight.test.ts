import { readdirSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { type HeldImage, preflights } from "./stand-in-docker.js";

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
const hostFolder = (path: string, asked: object) => ({
  ...{ path, for: `'/data' of 'app'`, made: false, mounted_at: "", file_system: "", owner: "" },
  ...asked,
});
const held = (Id: string, RepoTags: readonly string[], RepoDigests: readonly string[] = []): HeldImage => ({
  Id,
  RepoTags,
  RepoDigests,
});

describe("the preflight of the role docker-stack", () => {
  const left = () => readdirSync("/var/tmp").filter((name) => name.endsWith(".images"));
  const before = left();
  const loaded = held("the-configuration", [tag]);
  const right = { "redis.tar": `${tag} the-configuration` };
  const wrong = { "redis.tar": `${tag} something-else` };
  const offline = { images: [], registry: {}, variables: loading };
  let seen: ReturnType<typeof all>;
  const all = () =>
    preflights({
      pulling: {
        images: [held("there", ["there:1"])],
        registry: { "new:1": "new" },
        variables: { ...settings, docker_stack_images: ["gone:1", "there:1", "new:1"] },
      },
      loading: { ...offline, archives: right },
      loadingNothing: { ...offline, archives: {}, images: [loaded] },
      otherContent: { ...offline, archives: wrong },
      otherContentAndRegistry: { ...offline, archives: wrong, registry: { [byDigest]: "the-configuration" } },
      torn: { ...offline, archives: { "redis.tar.gz": "torn" } },
      unprepared: { ...offline, archives: right, variables: { ...loading, docker_stack_locked_images: [] } },
      fewCores: {
        images: [],
        registry: {},
        variables: {
          ...settings,
          docker_stack_images: [],
          docker_stack_cores: [
            { service: "app", cpus: "4" },
            { service: "database", cpus: "1.5" },
          ],
        },
      },
      folders: {
        images: [],
        registry: {},
        variables: {
          ...settings,
          docker_stack_images: [],
          docker_stack_host_folders: [
            hostFolder("/nowhere/photos", {}),
            hostFolder("/proc/sys", { mounted_at: "/mnt/tank" }),
            hostFolder("/proc", { mounted_at: "/proc", file_system: "zfs" }),
            hostFolder("/usr", { owner: "1234:1234" }),
            hostFolder("/etc", { mounted_at: "", owner: "0:0" }),
            hostFolder("/nowhere/data", { made: true }),
          ],
        },
      },
      emptyFolder: { ...offline, archives: {} },
    });

  beforeAll(() => {
    seen = all();
  });

  test("pulls what is missing, all of it also where one fails, and says which and why", () => {
    const { said, images } = seen.pulling;
    expect(images).toEqual([held("there", ["there:1"]), held("new", ["new:1"])]);
    expect(said).toContain("Nothing was stopped.");
    expect(said).toContain("Image 'gone:1' cannot be pulled: the registry has no such tag or repository.");
    expect(said).toContain("(Docker says: manifest for gone:1 not found: manifest unknown: manifest unknown)");
  });

  test("refuses a service that may use more cores than the host has", () => {
    const { said } = seen.fewCores;
    expect(said).toMatch(/The service 'app' may use 4 cores, and this host has 2: lower 'cpus'/);
    expect(said).not.toContain("database");
  });

  test("refuses folders of the host that are not there, or not on the disk, the file system or of the owner that is asked for", () => {
    const { said } = seen.folders;
    expect(said).toContain("'/nowhere/photos', for '/data' of 'app', is no folder of this host");
    expect(said).toMatch(/'\/proc\/sys'.*is to be on the disk at '\/mnt\/tank', and is on the one at '\/proc/);
    expect(said).toMatch(/'\/proc', .*is to be on zfs, and the file system there is proc/);
    expect(said).toMatch(/'\/usr', .*belongs to 0:0, and the stack counts on 1234:1234/);
    expect(said).not.toMatch(/'\/etc'|'\/nowhere\/data'/);
  });

  test("loads archives where no registry is, and takes their content for the locked one", () => {
    expect(seen.loading).toEqual({ said: "", images: [loaded] });
    // Nothing is missing any more, so a folder without archives is no harm.
    expect(seen.loadingNothing).toEqual(seen.loading);
  });

  test("refuses other content under the locked tag, unless a registry has the locked one", () => {
    expect(seen.otherContent.said).toContain("with other content than docker_stack_locked_images names");
    expect(seen.otherContentAndRegistry).toEqual({
      said: "",
      images: [held("something-else", []), held("the-configuration", [tag], [byDigest])],
    });
  });

  test("leaves nothing behind of an archive, nor of one that is broken", () => {
    expect(seen.torn.said).toContain("Error loading archive: unexpected EOF");
    expect(left()).toEqual(before);
  });

  test("refuses archives that bring no digest, where the Compose files ask for one, and an empty folder", () => {
    expect(seen.unprepared.said).toContain("let them ask for tags");
    expect(seen.emptyFolder.said).toContain("holds no archive");
  });
});
