import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReadLock } from "../../lock/read-lock.js";

/** The lock in the folder of a stack; none where there is no such file. */
export async function readLockIn(folder: string): Promise<ReadLock | undefined> {
  const path = join(folder, "images.lock.yaml");
  if (!existsSync(path)) return undefined;
  const { readLock } = await import("../../lock/read-lock.js");
  return readLock(readFileSync(path, "utf8"));
}
