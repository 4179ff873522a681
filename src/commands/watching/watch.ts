import { watch } from "node:fs";
import { sep } from "node:path";
import { runShown } from "../../outside/run-shown.js";

/** How long files must rest before the next review, in milliseconds: editors write in several steps. */
const rest = 100;

/**
 * Reviews now, and again whenever a file below the working directory changes, each time as the same command without `--watch`.
 * Never returns; the user ends it.
 *
 * @param command as the process was given it: Node, the program, its arguments.
 */
export async function watchChecks([node = "", ...args]: readonly string[]): Promise<never> {
  const once = args.filter((word) => word !== "--watch");
  let wake = (): void => {};
  let isStale = true;
  watch(".", { recursive: true }, (_, path) => {
    if (path === null || !isSource(path)) return;
    isStale = true;
    wake();
  });
  for (;;) {
    while (isStale) {
      isStale = false;
      if (process.stdout.isTTY) console.clear();
      await runShown(node, once);
    }
    process.stderr.write("waiting for a change …\n");
    await new Promise<void>((resolve) => {
      wake = () => void setTimeout(resolve, rest);
      if (isStale) wake();
    });
  }
}

/** Whether a review reads it: nothing hidden, nothing of a package, nothing that a build wrote. */
function isSource(path: string): boolean {
  const parts = path.split(sep);
  if (parts.some((part) => part.startsWith(".") || part === "node_modules")) return false;
  return (
    ["roles-src", "inventory", "playbooks"].includes(parts[0] ?? "") ||
    /\.[cm]?[jt]s(?:on)?$|^images\.lock\.yaml$/.test(path)
  );
}
