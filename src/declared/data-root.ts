import type { DataRoot } from "../model/data-root.js";
import type { TextValue } from "../model/value.js";

/**
 * A folder of the host, such as "/mnt/tank/lab"; or that folder with what must hold of its disk. A variable may differ
 * between hosts.
 */
export type SaidDataRoot = TextValue | DataRoot;
