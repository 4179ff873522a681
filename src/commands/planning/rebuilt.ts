import { join, resolve } from "node:path";
import { builtImagesOf } from "../../model/built-images.js";
import type { Stack } from "../../model/stack.js";
import type { ChangedIn } from "./revision.js";

/** Images that are built anew, for what they are built of changed, and those of which nobody can tell. */
export interface Rebuilt {
  /** By the name of the image, without its tag, why. */
  readonly because: ReadonlyMap<string, string>;
  /** Folders that nobody can compare. */
  readonly unknown: readonly string[];
}

/** @param out the folder that a build writes to: a relative folder of an image begins above it. */
export async function rebuiltImages(stack: Stack, out: string, changedIn: ChangedIn): Promise<Rebuilt> {
  const told = await Promise.all(
    builtImagesOf(stack).map(async ({ name, context }) => ({
      name,
      context,
      changed: await changedIn(resolve(join(out, ".."), context)),
    })),
  );
  return {
    because: new Map(
      told.flatMap(({ name, context, changed = [] }) =>
        changed.length === 0 ? [] : [[name, `'${context}', which it is built of, differs: ${shown(changed)}`] as const],
      ),
    ),
    unknown: told.flatMap(({ context, changed }) => (changed === undefined ? [context] : [])),
  };
}

function shown(files: readonly string[]): string {
  const more = files.length > 3 ? ` and ${files.length - 3} more` : "";
  return `${files.slice(0, 3).join(", ")}${more}`;
}
