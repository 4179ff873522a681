import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { UserError } from "../diagnostics/user-error.js";
import { makeFolders } from "./make-folders.js";

/** File that stands in the folder while a build writes to it. */
export const busyName = ".rexible-busy";

/** How long a build waits for another, in milliseconds; and how long between two looks. */
const patience = 30_000;
const pause = 50;

const self = `${process.pid} ${hostname()}\n`;

/**
 * Does something to a folder while no other build does.
 *
 * @param root folder; it is made where it is not there, and goes again where the work fails.
 * @param name the folder as the user wrote it.
 * @throws UserError where another build does not end; whatever the work throws.
 */
export function alone<T>(root: string, name: string, work: () => T): T {
  const file = join(root, busyName);
  const made = take(file, name);
  let isDone = false;
  try {
    const result = work();
    isDone = true;
    return result;
  } finally {
    rmSync(file, { force: true });
    if (!isDone && made !== undefined) rmSync(made, { recursive: true, force: true });
  }
}

/** @returns the topmost folder that was made for it. */
function take(file: string, name: string): string | undefined {
  let made: string | undefined;
  try {
    for (const end = Date.now() + patience; ; sleep(pause)) {
      made = makeFolders(dirname(file)) ?? made;
      const owner = ownerAfterTry(file);
      if (owner === self) return made;
      if (owner !== undefined && isGone(owner)) remove(file, owner);
      else if (Date.now() > end) throw new UserError(busy(owner ?? "", name));
    }
  } catch (error) {
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw error;
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Writes this process into the file, unless another stands there. */
function ownerAfterTry(file: string): string | undefined {
  const own = `${file}.${process.pid}`;
  try {
    // A link is made whole or not at all, so that nobody ever reads half a line.
    writeFileSync(own, self);
    linkSync(own, file);
    return self;
  } catch (error) {
    if (!isOneOf(error, "EEXIST", "ENOENT")) throw error;
    return read(file);
  } finally {
    rmSync(own, { force: true });
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (isOneOf(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** Whether the process of this machine that the line names has ended. */
function isGone(owner: string): boolean {
  const [pid, host] = owner.trim().split(" ");
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return isOneOf(error, "ESRCH");
  }
}

/** Removes what a killed build left; of several that do, one takes it away, and gives back what was not meant. */
function remove(file: string, owner: string): void {
  const aside = `${file}.${process.pid}.gone`;
  try {
    renameSync(file, aside);
    if (read(aside) !== owner) linkSync(aside, file);
  } catch (error) {
    if (!isOneOf(error, "ENOENT", "EEXIST")) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function isOneOf(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

function busy(owner: string, name: string) {
  const [pid = "", host = ""] = owner.trim().split(" ");
  return {
    severity: "error",
    message: `another build writes to '${name}': process ${pid} on '${host}'`,
    why: "Two builds at once would leave files of both.",
    fix: `Wait for it. Where none is at work, remove '${join(name, busyName)}'.`,
  } as const;
}
