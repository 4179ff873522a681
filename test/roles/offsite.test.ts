import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { describeWith } from "../tools/describe-with.js";
import { copyingHost, otherDisk, programs, serve } from "./backup/repositories.js";

const login = { environment: { RESTIC_REST_USERNAME: "host", RESTIC_REST_PASSWORD: "a word" } };

describeWith(`${programs}/restic`, `${programs}/restic-rest-server`)("copies elsewhere, by restic", () => {
  test("a host that lost its sets and its data gets both back from a server, and no secret was an argument", async () => {
    const { folder, run, asked } = copyingHost(await serve(), login);
    expect(run("offsite", "ready")).toMatchObject({ status: 0 });
    const { status, said } = run("backup");
    expect(said).toMatch(/copied elsewhere: \d{8}T\d{6}Z/);
    expect(status).toBe(0);
    rmSync(join(folder, "backups"), { recursive: true });
    rmSync(join(folder, "data"), { recursive: true });
    mkdirSync(join(folder, "backups"));
    const fetched = run("offsite", "fetch", "latest");
    expect(fetched).toMatchObject({ status: 0 });
    const set = fetched.stdout.trim();
    expect(readdirSync(join(folder, "backups"))).toContain(set);
    expect(run("restore", set)).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, "data/deep/two"), "utf8")).toBe("second");
    expect(asked()).not.toMatch(/the password|a word/);
  });

  test("what does not open says why: a wrong password, a wrong login, nobody there, a disk that is not mounted", async () => {
    const where = await serve();
    const { folder, run, say } = copyingHost(where, login);
    expect(run("offsite", "ready")).toMatchObject({ status: 0 });
    say({ password: "another" });
    expect(run("offsite", "ready").said).toContain("FAILED: the password is not the repository's");
    const { status, said } = run("backup");
    expect(status).toBe(1);
    expect(said).toContain("the password is not the repository's");
    // The set itself is whole, and stays.
    expect(readdirSync(join(folder, "backups")).filter((name) => name.endsWith("Z"))).toHaveLength(1);
    say({ environment: { ...login.environment, RESTIC_REST_PASSWORD: "guessed" } });
    expect(run("offsite", "ready")).toMatchObject({ status: 1, said: expect.stringContaining("401") });
    say({ repository: join(folder, "repository") });
    expect(run("offsite", "ready").said).toContain("lies on the disk of the sets");
    say({ repository: where.replace("/prod/", "/lost/") });
    expect(run("offsite", "copy", join(folder, "data")).said).toContain("there is no repository where it was");
  });

  test.skipIf(process.getuid?.() !== 0)("a full disk fails the backup, and what lies on it is whole", () => {
    const disk = otherDisk();
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", disk]);
    onTestFinished(() => void execFileSync("umount", [disk]));
    const { folder, run, copies } = copyingHost(disk);
    expect(run("offsite", "ready")).toMatchObject({ status: 0 });
    expect(run("backup")).toMatchObject({ status: 0 });
    writeFileSync(join(folder, "data/large"), randomBytes(4 << 20));
    const { status, said } = run("backup");
    expect(status).toBe(1);
    expect(said).toContain("no space left on device");
    expect(said).toContain("FAILED: the copy elsewhere");
    expect(copies()).toHaveLength(1);
    expect(run("offsite", "restic", "check", "--read-data")).toMatchObject({ status: 0 });
  });

  test("after a copy that was killed the next one goes through, and of a day the last copy is kept", async () => {
    const repository = join(otherDisk(), "repository");
    const { folder, run, copies, asked } = copyingHost(repository, { keep: { daily: 1, weekly: 0, monthly: 0 } });
    expect(run("offsite", "ready")).toMatchObject({ status: 0 });
    expect(run("backup")).toMatchObject({ status: 0 });
    const killed = spawn(join(programs, "restic"), ["backup", "--stdin", "--quiet"], {
      env: {
        ...process.env,
        RESTIC_REPOSITORY: repository,
        RESTIC_PASSWORD: "the password",
        RESTIC_CACHE_DIR: join(folder, "cache"),
      },
      stdio: ["pipe", "ignore", "ignore"],
    });
    const locks = () => readdirSync(join(repository, "locks"));
    await expect.poll(locks, { timeout: 20_000 }).toHaveLength(1);
    const ended = new Promise((resolve) => killed.on("exit", resolve));
    killed.kill("SIGKILL");
    await ended;
    expect(locks()).toHaveLength(1);
    const [first] = copies();
    const { status, said } = run("backup");
    expect(said).toContain("copied elsewhere");
    expect(status).toBe(0);
    expect(locks()).toEqual([]);
    expect(copies().map(({ id }) => id)).toEqual([expect.not.stringMatching(first?.id ?? "")]);
    expect(asked()).toMatch(/check .*--read-data-subset=\d+\/30/);
    expect(existsSync(join(folder, "backups/.offsite/copied"))).toBe(true);
  });

  test("where the repository lets nobody delete, all copies stay; what is asked for and is not there is told with what is", async () => {
    const { folder, run, copies } = copyingHost(await serve({ appendOnly: true }), { ...login, prune: false });
    expect(run("offsite", "ready")).toMatchObject({ status: 0 });
    expect(run("backup")).toMatchObject({ status: 0 });
    expect(run("backup")).toMatchObject({ status: 0 });
    expect(copies()).toHaveLength(2);
    const { status, said } = run("offsite", "fetch", "00000000");
    expect(status).toBe(1);
    expect(said).toContain("the repository has no copy '00000000'");
    for (const { id } of copies()) expect(said).toContain(id.slice(0, 8));
    expect(readdirSync(join(folder, "backups"))).not.toContain("00000000");
  });
});
