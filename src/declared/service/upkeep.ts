import type { DumpCommands } from "../../model/service/dump.js";

export interface UpkeepOptions {
  /** Where metrics are scraped: port and path in the container. Default: nowhere. */
  readonly metrics?: { readonly port: number; readonly path: string };
  /** Program with arguments, run in the container once it is healthy; must be safe to repeat, and says "changed" when it changed something. Default: nothing is run. */
  readonly provision?: readonly string[];
  /** How the service's own data is dumped, where archived files would be torn. Default: it is not dumped. */
  readonly dump?: DumpCommands;
}
