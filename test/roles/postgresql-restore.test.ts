import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { repository } from "../lint/projects.js";

/** Debian's package of PostgreSQL, which keeps its programs out of the path. */
const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql").sort() : [];
const programs = `/usr/lib/postgresql/${versions.at(-1)}/bin`;
const isRoot = process.getuid?.() === 0;
/** PostgreSQL refuses to run as root. */
const asUser = isRoot ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];

let folder = "";
const environment = () => ({ PATH: `${programs}:${process.env.PATH}`, PGHOST: folder, HOME: folder, TMPDIR: folder });

function run(words: readonly string[], input: Buffer | string = "") {
  const [program = "", ...args] = [...asUser, ...words];
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: "/", env: environment(), input });
  return { status, stdout, said: stdout.toString() + stderr.toString() };
}

const script = (name: string, input?: Buffer) =>
  run(["bash", join(repository, "roles-src/postgresql/config", `${name}.sh`)], input);

function sql(database: string, text: string): string {
  const { status, said } = run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", database], text);
  if (status !== 0) throw new Error(said);
  return said.trim();
}

const databases = () =>
  sql("postgres", "SELECT datname FROM pg_database WHERE NOT datistemplate ORDER BY 1").split("\n");

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rexible-pg-"));
  chmodSync(folder, 0o755);
  if (isRoot) execFileSync("chown", ["65534:65534", folder]);
  const data = join(folder, "data");
  expect(run(["initdb", "--no-sync", "--username=postgres", "--auth=trust", data])).toMatchObject({ status: 0 });
  const options = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off`;
  expect(run(["pg_ctl", "-w", "-D", data, "-l", join(folder, "log"), "-o", options, "start"])).toMatchObject({
    status: 0,
  });
}, 60_000);

afterAll(() => {
  run(["pg_ctl", "-w", "-m", "immediate", "-D", join(folder, "data"), "stop"]);
  rmSync(folder, { recursive: true, force: true });
});

test("a PostgreSQL without databases is backed up and verified", () => {
  const dump = script("dump-databases");
  expect(dump).toMatchObject({ status: 0 });
  expect(script("verify-dump", dump.stdout)).toMatchObject({ status: 0, said: "" });
});

test("a restore brings back databases, their rights, and a role made by hand that the new cluster lacks", () => {
  sql("postgres", 'CREATE ROLE app LOGIN; CREATE ROLE "read-only" LOGIN');
  sql("postgres", "CREATE DATABASE app OWNER app");
  sql("postgres", "REVOKE ALL ON DATABASE app FROM PUBLIC; ALTER DATABASE app SET work_mem = '5MB'");
  sql("app", `CREATE TABLE kept (word text); INSERT INTO kept VALUES ('first'); GRANT SELECT ON kept TO "read-only"`);
  const { stdout: dump } = script("dump-databases");
  expect(script("verify-dump", dump)).toMatchObject({ status: 0 });
  expect(script("verify-dump", dump.subarray(0, dump.length / 2)).status).not.toBe(0);

  sql("postgres", "DROP DATABASE app");
  sql("postgres", 'DROP ROLE "read-only"');
  expect(script("restore-databases", dump)).toMatchObject({ status: 0, said: "" });
  expect(sql("app", "SELECT word FROM kept")).toBe("first");
  expect(sql("app", "SELECT has_database_privilege('read-only', 'app', 'CONNECT'), current_setting('work_mem')")).toBe(
    "f|5MB",
  );
  expect(
    sql(
      "app",
      "SELECT rolcanlogin, has_table_privilege(oid, 'kept', 'SELECT') FROM pg_roles WHERE rolname = 'read-only'",
    ),
  ).toBe("f|t");

  sql("app", "UPDATE kept SET word = 'spoilt'");
  expect(script("restore-databases", dump)).toMatchObject({ status: 0, said: "" });
  expect(sql("app", "SELECT word FROM kept")).toBe("first");
  expect(databases()).toEqual(["app", "postgres"]);
});

test("a dump that cannot be loaded changes no database, and the next restore clears what it left", () => {
  sql("app", "UPDATE kept SET word = 'today'");
  sql("postgres", "CREATE DATABASE later OWNER app");
  const { stdout: dump } = script("dump-databases");
  const unpacked = join(folder, "unpacked");
  run(["mkdir", unpacked]);
  run(["tar", "-x", "-C", unpacked], dump);
  run(["truncate", "--size=300", join(unpacked, "later.dump")]);
  const { stdout: torn } = run(["tar", "-c", "-C", unpacked, "."]);
  sql("app", "UPDATE kept SET word = 'after the dump'");
  expect(script("restore-databases", torn).status).not.toBe(0);
  expect(sql("app", "SELECT word FROM kept")).toBe("after the dump");
  expect(databases()).toContain("later");
  expect(script("restore-databases", dump)).toMatchObject({ status: 0, said: "" });
  expect(sql("app", "SELECT word FROM kept")).toBe("today");
  expect(databases()).toEqual(["app", "later", "postgres"]);
});
