import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { describeWith } from "../tools/describe-with.js";
import { host } from "./backup/host.js";

/** Writes two rows that belong together in each transaction, for as long as it lives. */
const writer = `
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA journal_mode=WAL")
database.execute("CREATE TABLE one (n)"); database.execute("CREATE TABLE other (n)")
for n in range(10**9):
    database.execute("BEGIN IMMEDIATE")
    database.execute("INSERT INTO one VALUES (?)", (n,)); database.execute("INSERT INTO other VALUES (?)", (n,))
    database.execute("COMMIT")
    if n == 1000: print("writing", flush=True)
`;

describeWith("sqlite3", "python3")("a database of SQLite that is written meanwhile", () => {
  test("comes back whole, of one moment and with its owner, and nothing was paused for it", async () => {
    const { folder, run, asked } = host({ sqlite: ["deep/app.db"] });
    const database = join(folder, "data/deep/app.db");
    const program = spawn("python3", ["-c", writer, database], { stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void program.kill("SIGKILL"));
    await once(program.stdout, "data");
    const owner = process.getuid?.() === 0 ? 1234 : (process.getuid?.() ?? 0);
    chownSync(database, owner, process.getgid?.() ?? 0);
    expect(run("backup")).toMatchObject({ status: 0 });
    program.kill("SIGKILL");
    expect(asked()).not.toContain("pause");
    rmSync(join(folder, "data"), { recursive: true });
    expect(run("restore", "latest")).toMatchObject({ status: 0 });
    expect(readdirSync(join(folder, "data/deep")).sort()).toEqual(["app.db", "two"]);
    expect(readdirSync(join(folder, "data")).sort()).toEqual(["deep", "one"]);
    expect(statSync(database).uid).toBe(owner);
    const told = execFileSync(
      "sqlite3",
      [database, "PRAGMA integrity_check; SELECT count(*) > 1000, max(n) = (SELECT max(n) FROM other) FROM one"],
      { encoding: "utf8" },
    );
    expect(told).toBe("ok\n1|1\n");
  });

  test("is found by a pattern, which nothing may fit, and whose finds have plain names", async () => {
    const { folder, run } = host({ sqlite: ["*.sqlite", "none*.db"] });
    const made = (name: string) =>
      execFileSync("sqlite3", [join(folder, "data", name), "CREATE TABLE one (n); INSERT INTO one VALUES (7)"]);
    for (const name of ["memory.sqlite", "deep/tasks.sqlite"]) made(name);
    // What ends its quotes in SQLite's shell is archived as a file like others.
    writeFileSync(join(folder, "data", "x'.sqlite"), "no database");
    expect(run("backup")).toMatchObject({ status: 0 });
    rmSync(join(folder, "data"), { recursive: true });
    expect(run("restore", "latest")).toMatchObject({ status: 0 });
    expect(readdirSync(join(folder, "data")).sort()).toEqual(["deep", "memory.sqlite", "one", "x'.sqlite"]);
    const read = (name: string) =>
      execFileSync("sqlite3", [join(folder, "data", name), "SELECT n FROM one"]).toString();
    expect([read("memory.sqlite"), read("deep/tasks.sqlite")]).toEqual(["7\n", "7\n"]);
  });

  test("that is not there fails the backup, for it was named", () => {
    const { folder, run } = host({ sqlite: ["app.db"] });
    const { status, said } = run("backup");
    expect(status).toBe(1);
    expect(said).toContain("data/app.db', which is to be copied as a database, is not there");
    const [left = ""] = readdirSync(join(folder, "backups")).filter((name) => name.endsWith(".incomplete"));
    expect(existsSync(join(folder, "backups", left, "one.tar.gz.copies"))).toBe(false);
  });
});
