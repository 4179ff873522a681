import { chownSync, mkdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describeWith } from "../tools/describe-with.js";
import { twoHosts } from "./machines/two-hosts.js";

const onStore = { redis: "data", app: "front" };
const onWeb = { redis: "front", app: "front" };

/** Redis with its data on the host 'store'. */
const redisOnStore = () =>
  twoHosts({
    files: { store: { "data/redis/dump.rdb": "rows", "data/redis/sub/more": "more" }, web: { "data/app/file": "x" } },
    containers: { store: { redis: "redis", metrics: "metrics" }, web: { app: "app" } },
  });
const moved = expect.stringMatching(/^redis\.moved-\d{8}T\d{6}Z$/);

describeWith("rsync")("a service that moves between hosts", () => {
  test("a service that runs elsewhere finds its data there; the old folder stays, and the host knows of it", () => {
    const hosts = redisOnStore();
    const { uid } = statSync(hosts.at("store", "data/redis"));
    if (process.getuid?.() === 0) chownSync(hosts.at("store", "data/redis/dump.rdb"), 999, 998);
    expect(hosts.deploy(onStore)).toMatchObject({ isDone: true });
    const { isDone, said } = hosts.deploy(onWeb);
    expect(isDone, said).toBe(true);
    expect(hosts.text("web", "data/redis/dump.rdb") + hosts.text("web", "data/redis/sub/more")).toBe("rowsmore");
    if (process.getuid?.() === 0)
      expect(statSync(hosts.at("web", "data/redis/dump.rdb"))).toMatchObject({ uid: 999, gid: 998 });
    expect(statSync(hosts.at("web", "data/redis")).uid).toBe(uid);
    expect(hosts.data("store")).toEqual([moved]);
    expect(hosts.record("store").data).toEqual([
      { of: "redis.moved", path: hosts.at("store", `data/${hosts.data("store")[0]}`) },
    ]);
    expect(hosts.containersOf("store")).toEqual([{ name: "shop_metrics", running: true }]);
    expect(hosts.onTheWay()).toEqual([]);
    expect(hosts.deploy(onWeb)).toMatchObject({ isDone: true, changed: [0, 0] });
  }, 600_000);

  test("what was written meanwhile comes back with it, and what it left there is not taken for it", () => {
    const hosts = redisOnStore();
    hosts.deploy(onWeb);
    writeFileSync(hosts.at("web", "data/redis/dump.rdb"), "newer rows");
    // Somebody who did not trust it gave the old folder its name back.
    renameSync(hosts.at("store", `data/${hosts.data("store")[0]}`), hosts.at("store", "data/redis"));
    const { isDone, said } = hosts.deploy(onStore);
    expect(isDone, said).toBe(true);
    expect(hosts.text("store", "data/redis/dump.rdb")).toBe("newer rows");
    expect(hosts.data("store")).toEqual(["redis", moved]);
    expect(hosts.data("web")).toEqual(["app", moved]);
  }, 600_000);

  test("where the new host cannot take it, the service runs where it was, and the next run goes on", () => {
    const hosts = redisOnStore();
    renameSync(hosts.at("web", "data/app"), hosts.at("web", "app"));
    rmSync(hosts.at("web", "data"), { recursive: true });
    writeFileSync(hosts.at("web", "data"), "no folder");
    const { isDone, said } = hosts.deploy(onWeb);
    expect(isDone).toBe(false);
    expect(said).toContain("'redis' is on store with its data, and what was stopped for it runs again.");
    expect(said).toContain("What failed: [Errno");
    expect(said).not.toContain("Traceback");
    expect(hosts.data("store")).toEqual(["redis"]);
    expect(hosts.containersOf("store")).toContainEqual({ name: "shop_redis", running: true });
    expect(hosts.onTheWay()).toEqual([]);
    rmSync(hosts.at("web", "data"));
    expect(hosts.deploy(onWeb)).toMatchObject({ isDone: true });
    expect(hosts.text("web", "data/redis/dump.rdb")).toBe("rows");
  }, 600_000);

  test("a run that was killed on the way is ended by the next, whatever it had done", () => {
    const hosts = redisOnStore();
    // Before the old host gave it up: what stands on the new one may be older than what was written since.
    mkdirSync(hosts.at("web", "data/redis.arrived"));
    mkdirSync(hosts.at("web", "data/redis.arriving"));
    writeFileSync(hosts.at("web", "data/redis.arrived/dump.rdb"), "old rows");
    expect(hosts.deploy(onWeb)).toMatchObject({ isDone: true });
    expect(hosts.data("web")).toEqual(["app", "redis"]);
    expect(hosts.text("web", "data/redis/dump.rdb")).toBe("rows");
    // After that: nobody has it under its name.
    renameSync(hosts.at("web", "data/redis"), hosts.at("web", "data/redis.arrived"));
    expect(hosts.deploy(onWeb)).toMatchObject({ isDone: true });
    expect(hosts.data("web")).toEqual(["app", "redis"]);
  }, 600_000);

  test("nothing is stopped where both hosts are not in the run, where it is limited by tags, or the folder leads elsewhere", () => {
    const hosts = redisOnStore();
    const refused = (words: readonly string[]) => {
      const { isDone, said } = hosts.deploy(onWeb, words);
      expect(isDone).toBe(false);
      expect(hosts.containersOf("store")).toContainEqual({ name: "shop_redis", running: true });
      expect(hosts.data("web")).toEqual(["app"]);
      return said;
    };
    expect(refused(["--limit", "store"])).toContain(
      "Nothing was changed. 'redis' is to move to web, and 'store/data/redis'",
    );
    expect(refused(["--limit", "web"])).toContain(
      "web has none of its data. Others may have it, which are not in this run",
    );
    expect(refused(["--tags", "redis"])).toContain("run it once without --tags and --skip-tags");
    renameSync(hosts.at("store", "data/redis"), hosts.at("store", "redis"));
    symlinkSync(hosts.at("store", "redis"), hosts.at("store", "data/redis"));
    expect(refused([])).toContain("does not move by itself. Take a backup there (playbooks/backup.yml --limit store)");
  }, 600_000);

  test("a rehearsal says what would move, and moves nothing", () => {
    const hosts = redisOnStore();
    const { isDone, said } = hosts.deploy(onWeb, ["--check"]);
    expect(isDone, said).toBe(true);
    expect(said).toContain("would bring 'store/data/redis' of 'redis' from store to web");
    expect(hosts.data("store")).toEqual(["redis"]);
    expect(hosts.containersOf("store")).toContainEqual({ name: "shop_redis", running: true });
  }, 600_000);
});
