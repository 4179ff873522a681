import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ReadLock } from "../../lock/read-lock.js";

const inTheWay = {
  severity: "error",
  message: "'images.lock.yaml' is not a file",
  why: "The lock of the images belongs there.",
  fix: "Move it away, then run 'rexible lock'.",
} as const;

/** The lock in the folder of a stack; none where there is no such file. */
export async function readLockIn(folder: string): Promise<ReadLock | undefined> {
  const path = join(folder, "images.lock.yaml");
  if (!existsSync(path)) return undefined;
  if (!statSync(path).isFile()) return { ok: false, problems: [inTheWay] };
  const { readLock } = await import("../../lock/read-lock.js");
  return readLock(readFileSync(path, "utf8"));
}
