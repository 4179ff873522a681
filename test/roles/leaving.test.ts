import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

interface Record {
  readonly files: readonly string[];
  readonly data: readonly { readonly of: string; readonly path: string }[];
  readonly databases: readonly { readonly engine: string; readonly name: string }[];
}

interface Left extends Record {
  readonly before: Record | null;
  readonly after: Record | null;
  readonly folders: readonly string[];
  readonly moves: readonly object[];
  readonly clashes: readonly object[];
  readonly destroyed: readonly object[];
}

interface Asked {
  readonly moves?: readonly { readonly from: string; readonly to: string }[];
  readonly destroyed?: readonly string[];
}

const program = readFileSync(join(repository, "roles-src/docker-stack/files/leaving.py"), "utf8");
const nothing: Record = { files: [], data: [], databases: [] };

/** A host with files, and the record of its stack 'shop' where there is one. Paths are below its folder. */
function host(files: readonly string[], record?: Partial<Record>) {
  const folder = scratch(Object.fromEntries(files.map((path) => [path, path])));
  mkdirSync(join(folder, "var"), { recursive: true });
  const at = (path: string) => join(folder, path);
  const placed = ({ files = [], data = [], databases = [] }: Partial<Record>): Record => ({
    files: files.map(at),
    data: data.map(({ of, path }) => ({ of, path: at(path) })),
    databases,
  });
  const write = (stack: string, said: Partial<Record>) =>
    writeFileSync(at(`var/rexible-${stack}.json`), JSON.stringify(placed(said)));
  if (record !== undefined) write("shop", record);
  const look = (made: Partial<Record>, { moves = [], destroyed = [] }: Asked = {}): Left => {
    const wanted = {
      root: at("opt/shop"),
      record: at("var/rexible-shop.json"),
      records: at("var/rexible-*.json"),
      made: placed(made),
      moves: moves.map(({ from, to }) => ({ from: at(from), to: at(to) })),
      destroyed,
    };
    const line = `print(json.dumps(leaving(json.loads(${JSON.stringify(JSON.stringify(wanted))}))))`;
    const told = execFileSync("python3", ["-"], { input: `${program}\n${line}`, encoding: "utf8" });
    return JSON.parse(told.replaceAll(`${folder}/`, ""));
  };
  return { at, write, look };
}

const app = ["opt/shop/configs/app/etc/app.conf", "opt/shop/secrets/app/KEY"];
const wiki = ["opt/shop/configs/wiki/etc/deep/wiki.conf", "opt/shop/secrets/wiki/KEY"];

test("what is to be made is written down before it is made, and nothing of it where it stands there already", () => {
  const { look, write } = host([]);
  expect(look({ files: app })).toMatchObject({ before: { files: app }, after: null, files: [], folders: [] });
  write("shop", { files: app });
  expect(look({ files: app })).toMatchObject({ before: null, after: null });
});

test("files that left are told with the folders that held nothing else, the innermost first", () => {
  const { look } = host([...app, ...wiki], { files: [...app, ...wiki] });
  expect(look({ files: app })).toMatchObject({
    before: null,
    after: { files: app },
    files: wiki,
    folders: [
      "opt/shop/configs/wiki/etc/deep",
      "opt/shop/configs/wiki/etc",
      "opt/shop/configs/wiki",
      "opt/shop/secrets/wiki",
    ],
  });
});

test("what others keep there stays, and so does the folder that holds it", () => {
  const { look, at } = host([...wiki, "opt/shop/configs/wiki/notes", "opt/shop/configs/theirs/conf"], { files: wiki });
  symlinkSync("/etc/hostname", at("opt/shop/secrets/wiki/link"));
  const { files, folders } = look({});
  expect(files).toEqual(wiki);
  expect(folders).toEqual(["opt/shop/configs/wiki/etc/deep", "opt/shop/configs/wiki/etc"]);
});

test("a link that stands where a file of the stack's was is somebody else's", () => {
  const { look, at } = host(wiki, { files: wiki });
  const [conf = ""] = wiki;
  unlinkSync(at(conf));
  symlinkSync("/etc/hostname", at(conf));
  expect(look({}).files).toEqual(wiki.slice(1));
});

test("a run that was killed between the files and their folders, or before the record, is ended by the next", () => {
  const { look, at } = host(wiki, { files: [...app, ...wiki] });
  for (const path of wiki) unlinkSync(at(path));
  expect(look({ files: app })).toMatchObject({ files: [], after: { files: app } });
  expect(look({ files: app }).folders).toHaveLength(4);
});

test("a package source that another stack of the host counts on stays, and is that one's alone from then on", () => {
  const source = "etc/apt/sources.list.d/docker.sources";
  const { look, write } = host([source], { files: [source] });
  write("blog", { files: [source] });
  expect(look({})).toMatchObject({ files: [], after: { files: [] } });
  write("blog", {});
  expect(look({})).toMatchObject({ files: [source], folders: [] });
});

test("data and databases stay in the record for as long as they are there", () => {
  const data = [{ of: "wiki", path: "opt/shop/data/wiki" }];
  const databases = [{ engine: "postgresql", name: "wiki" }];
  const { look, at } = host([], { data, databases });
  expect(look({}).after).toEqual({ files: [], data: [], databases });
  mkdirSync(at("opt/shop/data/wiki"), { recursive: true });
  expect(look({})).toMatchObject({ before: null, after: null, data, databases, files: [] });
  expect(look({ data, databases })).toMatchObject({ ...nothing, before: null, after: null });
});

describe("a service with another name", () => {
  const [from, to] = ["opt/shop/data/old", "opt/shop/data/new"];
  const record = { data: [{ of: "old", path: `${from}/deep` }] };
  const asked = { moves: [{ from, to }] };

  test("finds its data there, which is no orphan then", () => {
    const { look, at } = host([`${from}/deep/file`], record);
    mkdirSync(at(to));
    expect(look({}, asked)).toMatchObject({ moves: [{ from, to }], clashes: [], data: [], after: { data: [] } });
    renameSync(at(from), at(to));
    expect(look({}, asked)).toMatchObject({ moves: [], clashes: [], data: [] });
  });

  test("is refused where both hold data", () => {
    const { look } = host([`${from}/deep/file`, `${to}/file`], record);
    expect(look({}, asked)).toMatchObject({ moves: [], clashes: [{ from, to }] });
  });
});

describe("data that is given up", () => {
  const data = [{ of: "wiki", path: "opt/shop/data/wiki" }];
  const asked = { destroyed: ["wiki"] };
  const destroyer = readFileSync(join(repository, "roles-src/docker-stack/files/destroy.py"), "utf8");
  const destroy = (doomed: object, archives: string, path = process.env.PATH) =>
    spawnSync("python3", ["-"], {
      input: `${destroyer}\ndestroy(${JSON.stringify(doomed)}, ${JSON.stringify(archives)})`,
      encoding: "utf8",
      env: { ...process.env, PATH: path },
    });

  test("is told where the record has it and nothing uses it", () => {
    const { look } = host(["opt/shop/data/wiki/page", "opt/shop/data/theirs/page"], { data });
    const there = "opt/shop/data/wiki";
    expect(look({}, asked)).toMatchObject({ data: [], destroyed: [{ ...data[0], there }], after: { data: [] } });
    expect(look({ data }, asked).destroyed).toEqual([]);
    expect(look({}, { destroyed: ["theirs"] })).toMatchObject({ data, destroyed: [] });
  });

  test("is deleted once its archive was compared with it, and what a killed run left goes with the next", () => {
    const { look, at } = host(["opt/shop/data/wiki/page"], { data });
    const path = at("opt/shop/data/wiki");
    expect(destroy({ of: "wiki", path, there: path }, at("backups")).status).toBe(0);
    expect(existsSync(path)).toBe(false);
    const [archive = "", ...more] = readdirSync(at("backups"));
    expect(more).toEqual([]);
    const list = execFileSync("tar", ["--list", "--gzip", "--file", at(`backups/${archive}`)], { encoding: "utf8" });
    expect(list).toContain("./page");
    expect(statSync(at(`backups/${archive}`)).mode & 0o777).toBe(0o600);

    mkdirSync(`${path}.destroyed`);
    expect(look({}, asked).destroyed).toEqual([{ ...data[0], there: "opt/shop/data/wiki.destroyed" }]);
    expect(destroy({ of: "wiki", path, there: `${path}.destroyed` }, at("backups")).status).toBe(0);
    expect(look({}, asked).destroyed).toEqual([]);
    expect(readdirSync(at("backups"))).toHaveLength(1);
  });

  test("stays where its archive is not what it holds", () => {
    const { at } = host(["opt/shop/data/wiki/page", "programs/.keep"], { data });
    const path = at("opt/shop/data/wiki");
    const torn = `#!/bin/sh\ncase "$*" in *--create*) exec /bin/tar --mtime=2001-01-01 "$@" ;; esac\nexec /bin/tar "$@"\n`;
    const late = `#!/bin/sh\ncase "$*" in *--compare*) echo late >"${path}/page" ;; esac\nexec /bin/tar "$@"\n`;
    for (const tar of [torn, late]) {
      writeFileSync(at("programs/tar"), tar, { mode: 0o755 });
      const { status, stderr } = destroy(
        { of: "wiki", path, there: path },
        at("backups"),
        `${at("programs")}:${process.env.PATH}`,
      );
      expect(status).toBe(1);
      expect(stderr).toContain("nothing was deleted: the archive of");
    }
    expect(existsSync(`${path}/page`)).toBe(true);
  });
});

test("a record that somebody broke is an error, for what left meanwhile would be forgotten", () => {
  const { look, at } = host([]);
  writeFileSync(at("var/rexible-shop.json"), "{");
  expect(() => look({})).toThrow(/is no record of a stack/);
  expect(existsSync(at("var/rexible-shop.json"))).toBe(true);
});

test("what an upgrade that went back left aside is an orphan, until it is destroyed; its neighbours are not", () => {
  const data = [{ of: "postgresql", path: "opt/shop/data/postgresql" }];
  const aside = { of: "postgresql.18-20260131T023000Z", path: "opt/shop/data/postgresql.18-20260131T023000Z" };
  const { look } = host(["opt/shop/data/postgresql.17/PG", `${aside.path}/PG`, "opt/shop/data/postgresql.old/PG"], {
    data,
  });
  expect(look({ data }).data).toEqual([aside]);
  expect(look({ data }, { destroyed: [aside.of] })).toMatchObject({
    data: [],
    destroyed: [{ ...aside, there: aside.path }],
  });
});
