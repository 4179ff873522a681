import { load } from "js-yaml";
import { expect, test } from "vitest";
import { emitProject } from "../../src/emit/project.js";
import { planStack } from "../../src/plan/plan.js";
import { programOf } from "../../src/review/example.js";
import { stackOf } from "../review/tools/evaluate.js";

const program = `
const media = folder("media", { owner: { uid: 1000, gid: 1000 }, mode: "2770", backup: "files-paused" });
const fetcher = service("fetcher", { ...required, user: 1000, volumes: [
  volume("/config", { backup: "files" }),
  media.at("/data", { write: true }),
] });
const app = service("app", { ...required, user: 1000, volumes: [
  media.at("/films", { folder: "films" }),
  volume("/cache", { folder: "cache", dataRoot: "/mnt/fast", backup: { none: "a cache" } }),
  hostFolder("/mnt/tank/photos", "/photos", {
    write: true, owner: { uid: 1000, gid: 1000 }, mountedAt: "/mnt/tank", fileSystem: "zfs",
    because: "photographs", backup: "files",
  }),
] });
export default defineStack("example", {
  hosts: { prod: host({ address: "192.0.2.10", user: "deploy" }) },
  domain: "example.com",
  dataRoot: variable("data_root", { default: "/srv/example", description: "Where the data stands" }),
  phases: [phase("1", "All", [common(), docker(), configure(fetcher), configure(app), deploy({ infra: [], apps: [fetcher, app] }), backup()])],
});`;

const files = emitProject(planStack(stackOf(programOf(program)), { roles: {}, ownRoles: {}, playbooks: [] }));
const textOf = (path: string) => files.get(path)?.text ?? "";
const dataOf = (path: string) => load(textOf(path)) as Record<string, unknown>;

test("containers see folders below the data root, shared folders by one path, and folders of the host as they are", () => {
  const { services } = dataOf("roles/docker-stack/files/compose/docker-compose.yml") as {
    services: Record<string, { volumes: { source: string; target: string; read_only?: boolean }[] }>;
  };
  const mounts = (name: string) =>
    services[name]?.volumes.map(({ source, target, read_only }) => `${source} ${target} ${read_only ? "ro" : "rw"}`);
  expect(mounts("fetcher")).toEqual(["${DATA_ROOT:?}/fetcher /config rw", "${DATA_ROOT:?}/media /data rw"]);
  expect(mounts("app")).toEqual([
    "${DATA_ROOT:?}/media/films /films ro",
    "/mnt/fast/app/cache /cache rw",
    "/mnt/tank/photos /photos rw",
  ]);
  expect(textOf("roles/docker-stack/templates/env.j2")).toContain("DATA_ROOT={{ data_root | string");
});

test("roles make what is the stack's, with its owner, and never what is the host's", () => {
  const paths = (role: string) => dataOf(`roles/${role}/defaults/main.yml`)[`${role}_folders`] as { path: string }[];
  expect(paths("fetcher").map(({ path }) => path)).toEqual([
    "{{ data_root }}",
    "{{ data_root }}/fetcher",
    "{{ data_root }}/media",
  ]);
  expect(paths("app")).toEqual([
    { path: "{{ data_root }}", owner: "0", group: "0", mode: "0755" },
    { path: "/mnt/fast", owner: "0", group: "0", mode: "0755" },
    { path: "{{ data_root }}/media", owner: "1000", group: "1000", mode: "2770" },
    { path: "{{ data_root }}/media/films", owner: "1000", group: "1000", mode: "2770" },
    { path: "/mnt/fast/app/cache", owner: "1000", group: "1000", mode: "0750" },
  ]);
});

test("a backup archives each folder once, with every writer paused where that is wanted", () => {
  expect(dataOf("roles/backup-config/defaults/main.yml").backup_config_archives).toEqual([
    {
      service: "fetcher",
      file: "fetcher.tar.gz",
      path: "{{ data_root }}/fetcher",
      pause: [],
      exclude: [],
      in_place: false,
    },
    {
      service: "fetcher",
      file: "media.folder.tar.gz",
      path: "{{ data_root }}/media",
      pause: ["example_fetcher"],
      exclude: [],
      in_place: false,
    },
    {
      service: "app",
      file: "app.host-photos.tar.gz",
      path: "/mnt/tank/photos",
      pause: [],
      exclude: [],
      in_place: true,
    },
  ]);
});

test("the deployment asks the host for what must be there, and for room on each disk", () => {
  const defaults = dataOf("roles/docker-stack/defaults/main.yml");
  expect(defaults.docker_stack_data_roots).toEqual(["{{ data_root }}", "/mnt/fast"]);
  expect(defaults.docker_stack_host_folders).toContainEqual({
    path: "/mnt/tank/photos",
    for: "'/photos' of 'app'",
    made: false,
    mounted_at: "/mnt/tank",
    file_system: "zfs",
    owner: "1000:1000",
  });
});
