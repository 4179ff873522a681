import type { Destruction } from "../declared/destruction.js";
import { markOrigin } from "../model/origin.js";

interface DestroyOptions {
  /** Why nobody needs the data any more. */
  readonly because: string;
}

/**
 * Gives up the data of a service or shared folder that left the stack: the next deployment archives its folders in
 * `/opt/<stack>/backups/destroyed`, compares each archive with its folder, and deletes the folder. May go from the stack
 * when every host was deployed to. Databases stay.
 *
 * @example defineStack("lab", { …, destroy: [destroy("wiki", { because: "moved to the city's own wiki" })] })
 */
export function destroy(name: string, options: DestroyOptions): Destruction {
  return markOrigin({ kind: "destruction" as const, name, ...options }, destroy);
}
