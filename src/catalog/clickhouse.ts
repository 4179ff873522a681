import { volume } from "../dsl/mount.js";
import { clickhouseFacts } from "../facts/images/clickhouse.js";
import type { Secret } from "../model/value.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";
import { askWithWget } from "./probe.js";

export interface ClickhouseOptions extends CatalogOptions {
  /** Password of the user. Letters, digits and hyphens: the image writes it into XML as it is. */
  readonly password: Secret;
  /** Name of the user. Default: "default". */
  readonly username?: string;
}

/**
 * ClickHouse, a database for figures: HTTP on port 8123, its own protocol on 9000.
 *
 * It reads its password only from its environment: its shell exports it. Defaults: user 101 from the start, so no
 * capability. The backup stops it for as long as the archive takes: dump what is large by itself.
 *
 * @example
 * const clickhouse = catalog.clickhouse({
 *   image: "clickhouse/clickhouse-server:25.8.10.7", networks: [backend], memory: { limit: "2G" }, cpus: 2,
 *   password: secret("clickhouse_password"),
 * });
 */
export const clickhouse = constructs<ClickhouseOptions>()(
  "clickhouse",
  clickhouseFacts,
  ({ password, username = "default", ...given }) => [
    given,
    {
      user: "101:101",
      port: 8123,
      volumes: [volume("/var/lib/clickhouse", { mode: "0700", backup: "files-paused" })],
      environment: { CLICKHOUSE_USER: username },
      secrets: { CLICKHOUSE_PASSWORD: password },
      secretDelivery: { kind: "shell", shell: "/bin/bash", entrypoint: ["/entrypoint.sh"] },
      healthcheck: { test: askWithWget(8123, "/ping"), startPeriod: 60 },
      stopGracePeriod: 60,
    },
  ],
);
