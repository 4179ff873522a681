import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

const files = join(repository, "roles-src/docker-stack/files");
const program = ["ask.py", "leaving.py", "look.py"].map((name) => readFileSync(join(files, name), "utf8")).join("\n\n");

interface Seen {
  readonly error: string;
  readonly files: readonly { readonly path: string; readonly mode: string; readonly checksum: string }[];
  readonly secrets: readonly { readonly path: string; readonly owner: string }[];
  readonly folders: readonly { readonly path: string; readonly mode: string }[];
  readonly links: Readonly<Record<string, string>>;
  readonly signs: readonly string[];
  readonly free: Readonly<Record<string, number>>;
  readonly written: Readonly<Record<string, number>>;
  readonly docker: object;
  readonly groups: Readonly<Record<string, string>>;
  readonly places: Readonly<Record<string, { readonly owner: string }>>;
}

const nothing = {
  groups: {},
  places: [],
  trees: [],
  files: [],
  folders: [],
  links: [],
  documents: [],
  signs: [],
  keys: [],
  disks: [],
  asked: [],
  leaving: {
    root: "/opt/none",
    record: "/nowhere",
    records: "/nowhere",
    made: { files: [], data: [], databases: [] },
    moves: [],
    destroyed: [],
  },
};

function look(wanted: object): Seen {
  const compose = { folder: "/", env: "", files: [] };
  const all = JSON.stringify(JSON.stringify({ ...nothing, compose, ...wanted }));
  const env = { ...process.env, DOCKER_HOST: "unix:///nowhere.sock" };
  return JSON.parse(
    execFileSync("python3", ["-"], { input: `${program}\ntell(json.loads(${all}))`, env, encoding: "utf8" }),
  );
}

function host(): string {
  const folder = scratch({
    "configs/app/app.conf": "a = 1\n",
    "secrets/app/password": "hidden",
    "data/app/deep/er/cache": "1",
    "data/postgresql/PG_VERSION": "17\n",
  });
  chmodSync(join(folder, "configs/app/app.conf"), 0o644);
  chmodSync(join(folder, "secrets/app/password"), 0o400);
  chmodSync(join(folder, "data"), 0o750);
  mkdirSync(join(folder, "releases/one"), { recursive: true });
  symlinkSync("one", join(folder, "releases/current"));
  symlinkSync(join(folder, "data"), join(folder, "configs/stray"));
  return folder;
}

test("tells files, secrets and folders of the trees, with what one compares", () => {
  const folder = host();
  const seen = look({ trees: [join(folder, "configs"), join(folder, "secrets"), join(folder, "not-there")] });
  const conf = join(folder, "configs/app/app.conf");
  expect(seen.error).toBe("");
  expect(seen.files).toContainEqual({ path: conf, mode: "0644", checksum: "31bd2185b0feac6e0c3da31b83b83819ef32a9a6" });
  expect(seen.written[conf]).toBeGreaterThan(1_700_000_000);
  expect(seen.secrets.map(({ path }) => path)).toEqual([join(folder, "secrets/app/password")]);
  expect(seen.folders.map(({ path }) => path.slice(folder.length))).toEqual([
    "/configs",
    "/configs/app",
    "/secrets",
    "/secrets/app",
  ]);
});

test("tells of data only the folders that are named, and the signs that are asked for; follows no link", () => {
  const folder = host();
  const seen = look({
    trees: [join(folder, "configs")],
    folders: [join(folder, "data"), join(folder, "data/absent")],
    links: [join(folder, "releases/current"), join(folder, "releases/previous")],
    signs: [join(folder, "data/*/PG_VERSION"), join(folder, "data/postgresql/*/PG_VERSION")],
    disks: [join(folder, "to/be/made")],
  });
  expect(seen.folders).toContainEqual(expect.objectContaining({ path: join(folder, "data"), mode: "0750" }));
  expect(JSON.stringify(seen)).not.toMatch(/deep|absent|previous/);
  expect(seen.links).toEqual({ [join(folder, "releases/current")]: "one" });
  expect(seen.signs).toEqual([join(folder, "data/postgresql/PG_VERSION")]);
  expect(seen.free[join(folder, "to/be/made")]).toBeGreaterThan(0);
  expect(seen.docker).toEqual({});
});

test("says what kept it from looking, rather than end with a trace", () => {
  expect(look({ disks: [3] }).error).toMatch(/^TypeError: /);
});

// The second tool is findmnt, which reads the same of the kernel.
test("tells on which disk a folder is, also where it is still to be made, and who owns it", () => {
  const mounted = (path: string) =>
    JSON.parse(execFileSync("findmnt", ["--json", "--target", path], { encoding: "utf8" })).filesystems[0];
  const folder = host();
  const absent = join(folder, "to/be/made");
  const seen = look({ places: [folder, absent, "/proc"] });
  const { target, fstype } = mounted(folder);
  expect(seen.places[folder]).toMatchObject({ is_folder: true, mounted_at: target, file_system: fstype });
  expect(seen.places[folder]?.owner).toBe(`${process.getuid?.()}:${process.getgid?.()}`);
  expect(seen.places[absent]).toMatchObject({ is_folder: false, mounted_at: target, file_system: fstype });
  expect(seen.places["/proc"]).toMatchObject({ mounted_at: "/proc", file_system: "proc" });
});

test("tells the group of a device, of the last one in a folder, and never one number twice", () => {
  const folder = scratch({ "dev/one": "", "dev/two": "", "dev/three": "" });
  const own = String(process.getgid?.());
  const seen = look({
    groups: { FOLDER: join(folder, "dev"), DEVICE: join(folder, "dev/one"), ABSENT: "/dev/absent" },
  });
  expect(seen.groups).toEqual({ FOLDER: own, DEVICE: `0${own}` });
});

test("a document that somebody broke is an error, for a new one in its place would lose what it says", () => {
  const folder = scratch({ "whole.json": '{ "mtu": 1400 }', "empty.json": "", "broken.json": '{ "mtu": 1400, }' });
  const [whole, empty, broken] = ["whole", "empty", "broken"].map((name) => join(folder, `${name}.json`));
  expect(look({ documents: [whole, empty, join(folder, "none.json")] })).toMatchObject({
    error: "",
    documents: { [String(whole)]: { mtu: 1400 } },
  });
  expect(look({ documents: [broken] }).error).toContain(`'${broken}' is no JSON`);
});
