import { spawn } from "node:child_process";
import { url as debuggerAddress } from "node:inspector";
import { constants, setPriority } from "node:os";

/**
 * Starts a module that watches this process from another one: a loop of the user's that does not end lets nothing in here have its turn.
 * It hears by its closed input that this process has ended. Under a debugger nobody watches: there code stands still on purpose.
 *
 * @param module absolute path.
 * @returns ends the watch.
 */
export function startWatchdog(module: string, args: readonly string[]): () => void {
  if (debuggerAddress() !== undefined) return () => {};
  const child = spawn(process.execPath, [module, ...args], {
    stdio: ["pipe", "inherit", "inherit"],
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  // Where it cannot be started, nobody watches.
  child.on("error", () => {});
  child.stdin.on("error", () => {});
  child.unref();
  // It has time, and what it watches has not.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  return () => void child.kill("SIGKILL");
}
