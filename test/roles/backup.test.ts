import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { docker, host } from "./backup/host.js";

test("a backup pauses each container that writes to the folder, and lets all of them go on", () => {
  const { run, asked } = host({ pause: ["stack_one", "stack_two"], in_place: false });
  expect(run("backup")).toMatchObject({ status: 0 });
  const orders = asked()
    .split("\n")
    .filter((line) => /pause/.test(line));
  expect(orders).toEqual(["pause stack_one", "pause stack_two", "unpause stack_one", "unpause stack_two"]);
});

test("a restore fills a folder of the host where it is, and takes away what came later", () => {
  const { folder, run } = host({ pause: [], in_place: true });
  expect(run("backup")).toMatchObject({ status: 0 });
  writeFileSync(join(folder, "data/one"), "spoilt");
  writeFileSync(join(folder, "data/late"), "later");
  const { ino } = statSync(join(folder, "data"));
  expect(run("restore", "latest")).toMatchObject({ status: 0 });
  expect(statSync(join(folder, "data")).ino).toBe(ino);
  expect(readdirSync(join(folder, "data")).sort()).toEqual(["deep", "one"]);
  expect(readFileSync(join(folder, "data/one"), "utf8")).toBe("first");
  expect(readFileSync(join(folder, "data/deep/two"), "utf8")).toBe("second");
});

test("a restore stops before it stops a container, where a folder of the host is not there", () => {
  const { folder, run, asked } = host({ pause: [], in_place: true });
  expect(run("backup")).toMatchObject({ status: 0 });
  const plan = JSON.parse(readFileSync(join(folder, "bin/backup.json"), "utf8"));
  plan.archives[0].path = join(folder, "absent");
  writeFileSync(join(folder, "bin/backup.json"), JSON.stringify(plan));
  const { status, said } = run("restore", "latest");
  expect(status).toBe(1);
  expect(said).toContain("absent' is not there: mount its disk first");
  expect(asked()).not.toContain("stop");
});

test("what a failed backup leaves goes at the start of the next, also where that one fails too", () => {
  const { folder, run } = host({ pause: [], in_place: false, path: "/absent" });
  mkdirSync(join(folder, "backups/20260101T000000Z.incomplete"));
  expect(run("backup")).toMatchObject({ status: 1 });
  const incomplete = readdirSync(join(folder, "backups")).filter((name) => name.endsWith(".incomplete"));
  expect(incomplete).toHaveLength(1);
  expect(incomplete).not.toContain("20260101T000000Z.incomplete");
});

test("a backup does not start where less is free than 1.5 times the last set, and says the figures", () => {
  const { folder, run, asked } = host({ pause: ["stack_one"], in_place: false });
  mkdirSync(join(folder, "backups/20260101T000000Z"));
  writeFileSync(join(folder, "programs/du"), "#!/bin/sh\nprintf '400\\tset\\n'\n", { mode: 0o755 });
  writeFileSync(join(folder, "programs/df"), "#!/bin/sh\necho Avail\necho ' 599'\n", { mode: 0o755 });
  const { status, said } = run("backup");
  expect(status).toBe(1);
  expect(said).toContain("599 MiB are free");
  expect(said).toContain("600 MiB are needed");
  expect(asked()).toBe("");
  writeFileSync(join(folder, "programs/df"), "#!/bin/sh\necho Avail\necho ' 600'\n", { mode: 0o755 });
  expect(run("backup")).toMatchObject({ status: 0 });
});

test("while one holds the sets, a backup and a restore say who does, and since when", () => {
  const { folder, run } = host({ pause: [], in_place: false });
  expect(run("backup")).toMatchObject({ status: 0 });
  const lock = join(folder, "backups/.lock");
  const held = (name: string) =>
    spawnSync("flock", [lock, "bash", join(folder, "bin", name), "latest"], { encoding: "utf8" });
  for (const name of ["backup", "restore"]) {
    const { status, stdout, stderr } = held(name);
    expect(status).toBe(1);
    expect(stdout + stderr).toMatch(/not started: a backup runs since \d{4}-\d\d-\d\dT[\d:]+Z \(process \d+\)/);
  }
});

test("a restore that fails starts again what it stopped, and says how to go on", () => {
  const { folder, run, asked } = host({ pause: [], in_place: false });
  expect(run("backup")).toMatchObject({ status: 0 });
  writeFileSync(join(folder, "programs/tar"), "#!/bin/sh\necho no room left >&2; exit 2\n", { mode: 0o755 });
  const { status, said } = run("restore", "latest");
  expect(status).not.toBe(0);
  expect(said).toContain("what was stopped is started again");
  expect(said).toMatch(/run 'restore \d{8}T\d{6}Z ' again/);
  const orders = asked().match(/^(stop|start) .*/gm);
  expect(orders).toEqual(["stop stack_two", "stop stack_one", "start stack_one", "start stack_two"]);
  expect(readFileSync(join(folder, "data/one"), "utf8")).toBe("first");
});

test("a restore goes on where the engine starts a container only when it is asked again", () => {
  const { folder, run, asked } = host({ pause: [], in_place: false });
  expect(run("backup")).toMatchObject({ status: 0 });
  const usual = join(folder, "programs/usual-docker");
  renameSync(join(folder, "programs/docker"), usual);
  const once = `#!/bin/sh
if [ "$1" = start ] && ! [ -e ${folder}/failed ]; then touch ${folder}/failed; echo connection reset >&2; exit 1; fi
exec ${usual} "$@"
`;
  writeFileSync(join(folder, "programs/docker"), once, { mode: 0o755 });
  const { status, said } = run("restore", "latest");
  expect({ status, said }).toMatchObject({ status: 0, said: expect.stringContaining("connection reset") });
  expect(asked().match(/^start .*/gm)).toEqual(["start stack_one", "start stack_two"]);
});

test("a restore stops nothing where its disk has no room", () => {
  const { folder, run, asked } = host({ pause: [], in_place: false });
  writeFileSync(join(folder, "data/large"), Buffer.alloc(3 << 20));
  expect(run("backup")).toMatchObject({ status: 0 });
  writeFileSync(join(folder, "programs/df"), "#!/bin/sh\necho Avail\necho ' 2'\n", { mode: 0o755 });
  const { status, said } = run("restore", "latest");
  expect(status).toBe(1);
  expect(said).toContain("nothing was stopped or changed: 2 MiB are free");
  expect(asked()).not.toContain("stop");
});

test("a restore after one that was killed loses neither the old content nor the volumes that moved along", () => {
  const { folder, run } = host({ pause: [], in_place: false, exclude: ["deep"] });
  expect(run("backup")).toMatchObject({ status: 0 });
  renameSync(join(folder, "data"), join(folder, "data.replaced"));
  mkdirSync(join(folder, "data.restored"));
  renameSync(join(folder, "data.replaced/deep"), join(folder, "data.restored/deep"));
  expect(run("restore", "latest")).toMatchObject({ status: 0 });
  expect(readFileSync(join(folder, "data/one"), "utf8")).toBe("first");
  expect(readFileSync(join(folder, "data/deep/two"), "utf8")).toBe("second");
});

test("a restore of one service leaves the others as they are, and refuses one that has no data", () => {
  const { folder, run, asked } = host({ pause: [], in_place: false });
  expect(run("backup")).toMatchObject({ status: 0 });
  const { status, said } = run("restore", "latest", "other");
  expect(status).toBe(1);
  expect(said).toContain("no data of a service 'other' is backed up");
  expect(asked()).not.toContain("stop");
  writeFileSync(join(folder, "data/one"), "spoilt");
  expect(run("restore", "latest", "one")).toMatchObject({ status: 0 });
  expect(readFileSync(join(folder, "data/one"), "utf8")).toBe("first");
});

test("a backup waits after a pause until the service is well again, before it pauses the next", () => {
  const { folder, run, asked } = host({ pause: ["stack_one"], in_place: false });
  const plan = JSON.parse(readFileSync(join(folder, "bin/backup.json"), "utf8"));
  plan.archives.push({ ...plan.archives[0], file: "two.tar.gz", pause: ["stack_two"] });
  writeFileSync(join(folder, "bin/backup.json"), JSON.stringify(plan));
  // Unwell at the first look after the pause, as Docker says until the probe ran again.
  const unwellOnce = `${docker}case "$*" in unpause*one) touch "$0.unwell" ;; esac\n`.replace(
    "*Health*) echo healthy",
    '*Health*one) if [ -e "$0.unwell" ]; then rm "$0.unwell"; echo unhealthy; else echo healthy; fi ;; *Health*) echo healthy',
  );
  writeFileSync(join(folder, "programs/docker"), unwellOnce, { mode: 0o755 });
  expect(run("backup")).toMatchObject({ status: 0 });
  const orders: readonly string[] =
    asked().match(/^(pause|unpause|inspect.*Health).* stack_(one|two)$|^(un)?pause .*/gm) ?? [];
  const after = orders.slice(orders.indexOf("unpause stack_one") + 1);
  expect(after.map((it) => it.replace(/ .* /, " "))).toEqual([
    ...["inspect stack_one", "inspect stack_one", "inspect stack_two"],
    ...["pause stack_two", "unpause stack_two", "inspect stack_two"],
  ]);
});

test("a restore of a folder of the host after one that was killed first puts the old content back", () => {
  const { folder, run } = host({ pause: [], in_place: true });
  expect(run("backup")).toMatchObject({ status: 0 });
  mkdirSync(join(folder, "data/.replaced"));
  renameSync(join(folder, "data/deep"), join(folder, "data/.replaced/deep"));
  writeFileSync(join(folder, "programs/tar"), "#!/bin/sh\nexit 2\n", { mode: 0o755 });
  expect(run("restore", "latest").status).not.toBe(0);
  expect(readFileSync(join(folder, "data/deep/two"), "utf8")).toBe("second");
});

test("while the sets together are larger than the cap the oldest go, and never the newest", () => {
  const { folder, run } = host({ pause: [], in_place: false });
  const days = ["01", "02", "03"].map((day) => `202601${day}T000000Z`);
  for (const name of days) {
    mkdirSync(join(folder, "backups", name));
    writeFileSync(join(folder, "backups", name, "archive"), Buffer.alloc(2 << 20));
  }
  const plan = JSON.parse(readFileSync(join(folder, "bin/backup.json"), "utf8"));
  const cappedAt = (cap: string) => {
    writeFileSync(join(folder, "bin/backup.json"), JSON.stringify({ ...plan, keep: { ...plan.keep, cap } }));
    expect(run("backup")).toMatchObject({ status: 0 });
    return readdirSync(join(folder, "backups")).filter((name) => name.endsWith("Z"));
  };
  expect(cappedAt("5M").filter((name) => days.includes(name))).toEqual(days.slice(1));
  expect(cappedAt("1K")).toHaveLength(1);
});

test("beside a deployment a backup waits until its lease ends, and a restore is refused but for that deployment's own", () => {
  const { folder, run, deploys } = host();
  deploys(600);
  // While the backup sleeps, the deployment ends.
  writeFileSync(join(folder, "programs/sleep"), `#!/bin/sh\n: >${folder}/deployment\n`, { mode: 0o755 });
  const { status, said } = run("backup");
  expect(status).toBe(0);
  expect(said).toMatch(/^waiting: a deployment runs since [\dT:-]+Z \(process 7 on laptop\), until/);
  deploys(600);
  const refused = run("restore", "latest");
  expect(refused.status).toBe(1);
  expect(refused.said).toContain("not started: a deployment runs since");
  vi.stubEnv("DEPLOYMENT_LEASE", "a-lease");
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(run("restore", "latest")).toMatchObject({ status: 0 });
});

test("a set says whose it is; one of another environment is put back only where the host is cut off, and that one takes none", () => {
  const { folder, run } = host();
  expect(run("backup")).toMatchObject({ status: 0 });
  expect(JSON.parse(run("restore", "--origin", "latest").stdout)).toEqual({
    stack: "test",
    host: "own",
    environment: "rehearsal",
  });
  expect(run("restore", "latest")).toMatchObject({ status: 0 });

  const plan = join(folder, "bin/backup.json");
  writeFileSync(plan, readFileSync(plan, "utf8").replace('"environment":"rehearsal"', '"environment":"staging"'));
  writeFileSync(join(folder, "data/one"), "staging's own");
  const refused = run("restore", "latest");
  expect(refused.status).toBe(1);
  expect(refused.said).toContain("is of 'own' of 'rehearsal', and this host is of 'staging'");
  expect(readFileSync(join(folder, "data/one"), "utf8")).toBe("staging's own");

  writeFileSync(join(folder, "secluded"), "{}");
  expect(run("restore", "latest")).toMatchObject({ status: 0 });
  expect(readFileSync(join(folder, "data/one"), "utf8")).toBe("first");
  expect(run("backup").said).toContain("no set is taken: this host was given data of another environment");
});
