import { spawn } from "node:child_process";

/**
 * Runs a program to its end, with the terminal of this one.
 *
 * @returns its exit code; null where a signal ended it.
 * @throws the system's error where the program cannot be started.
 */
export function runShown(program: string, args: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: "inherit" });
    child.once("error", reject);
    child.once("close", resolve);
  });
}
