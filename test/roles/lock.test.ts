import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

interface Lock {
  readonly lease: string;
  readonly holder: string;
  readonly taken?: boolean;
  readonly busy?: string;
}

const program = join(repository, "roles-src/docker-stack/files/lock.py");

function lockOfAHost() {
  const file = join(scratch({}), "stack.deployment");
  const backups = join(file, "../backups.lock");
  const lock = (...order: readonly string[]): Lock => {
    const whole = order[0] === "take" && order.length === 4 ? [...order, backups, "0"] : order;
    return JSON.parse(execFileSync("python3", [program, file, ...whole], { encoding: "utf8" })) as Lock;
  };
  return Object.assign(lock, { file, backups });
}

/** Holds the lock of the backups as a backup does, until it is killed. */
async function backUp(file: string): Promise<ChildProcess> {
  writeFileSync(file, "a backup runs since 2026-01-31T02:30:00Z (process 7)\n");
  const holder = spawn("flock", ["--no-fork", file, "sh", "-c", "echo held; exec sleep 60"]);
  onTestFinished(() => void holder.kill());
  await once(holder.stdout, "data");
  return holder;
}

test("is held by one, until that one gives it back", () => {
  const lock = lockOfAHost();
  const first = lock("take", "laptop 1 boot", "60", "nobody");
  expect(first).toMatchObject({ taken: true, holder: "laptop 1 boot" });
  expect(lock("take", "runner 2 boot", "60", "nobody")).toMatchObject({ taken: false, holder: "laptop 1 boot" });
  lock("give", first.lease);
  expect(lock("take", "runner 2 boot", "60", "nobody").taken).toBe(true);
});

test("has another identity each time, so two of one name and number are told apart", () => {
  const lock = lockOfAHost();
  const first = lock("take", "runner 7 boot", "0", "nobody");
  const second = lock("take", "runner 7 boot", "60", "nobody");
  expect(second.lease).not.toBe(first.lease);
  // What the first gives back is not the second's.
  expect(lock("give", first.lease).lease).toBe(second.lease);
  expect(lock("renew", first.lease, "0").lease).toBe(second.lease);
  expect(lock("take", "laptop 1 boot", "60", "nobody").taken).toBe(false);
});

test("is void when its lease has ended, and goes on when it was renewed", () => {
  const lock = lockOfAHost();
  const ended = lock("take", "runner 7 boot", "0", "nobody");
  lock("renew", ended.lease, "60");
  expect(lock("take", "laptop 1 boot", "60", "nobody").taken).toBe(false);
  lock("renew", ended.lease, "0");
  expect(lock("take", "laptop 1 boot", "60", "nobody").taken).toBe(true);
});

test("is taken from the lease that is named, or from anyone", () => {
  const lock = lockOfAHost();
  const dead = lock("take", "laptop 1 boot", "60", "nobody");
  expect(lock("take", "laptop 2 boot", "60", "another lease").taken).toBe(false);
  const next = lock("take", "laptop 2 boot", "60", dead.lease);
  expect(next.taken).toBe(true);
  // It was taken over meanwhile: the one that judged the first to be dead comes too late.
  expect(lock("take", "laptop 3 boot", "60", dead.lease).taken).toBe(false);
  expect(lock("take", "laptop 3 boot", "60", "anyone").taken).toBe(true);
});

test("is not taken beside a backup, which is named and waited for, and which it outlives", async () => {
  const lock = lockOfAHost();
  const backup = await backUp(lock.backups);
  const refused = lock("take", "laptop 1 boot", "60", "nobody");
  expect(refused).toMatchObject({ taken: false, busy: "a backup runs since 2026-01-31T02:30:00Z (process 7)" });
  // Not even whoever may take it from anyone.
  expect(lock("take", "laptop 1 boot", "60", "anyone").taken).toBe(false);
  const waiting = spawn("python3", [program, lock.file, "take", "laptop 1 boot", "60", "nobody", lock.backups, "30"]);
  const answer = once(waiting.stdout, "data");
  await new Promise((resolve) => setTimeout(resolve, 500));
  backup.kill();
  expect(JSON.parse(String(await answer))).toMatchObject({ taken: true, busy: "" });
});
