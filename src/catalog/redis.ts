import { file, volume } from "../dsl/mount.js";
import { text } from "../dsl/value.js";
import { redisFacts } from "../facts/images/redis.js";
import { toMebibytes } from "../model/size.js";
import type { Secret } from "../model/value.js";
import { constructs, type Described } from "./constructor.js";
import type { CatalogOptions } from "./options.js";
import { quotedAs } from "./quoted.js";

export interface RedisOptions extends CatalogOptions {
  /** Password of the default user. */
  readonly password: Secret;
  /** Memory for data, such as "384M"; what is beyond is evicted. Default: half of the container's limit. */
  readonly maxMemory?: string;
  /** What goes when the memory is full. Default: "allkeys-lru". */
  readonly eviction?: "noeviction" | "allkeys-lru" | "allkeys-lfu" | "volatile-lru" | "volatile-ttl";
  /** Snapshots: after so many seconds, when so many keys changed. Default: 900 1, 300 10, 60 10000. */
  readonly snapshots?: readonly (readonly [seconds: number, changes: number])[];
}

const passwordFile = "/run/secrets/password.conf";

/** What Redis and Valkey, which came of it, share. */
export function keyValueStore(program: "redis" | "valkey", options: RedisOptions): Described {
  const { password, maxMemory, eviction, snapshots, ...given } = options;
  const megabytes = Math.floor(toMebibytes(maxMemory ?? given.memory.limit) / (maxMemory === undefined ? 2 : 1));
  const configuration = `/usr/local/etc/${program}/${program}.conf`;
  return [
    given,
    {
      user: "999:999",
      readOnly: true,
      tmpfs: { "/tmp": "10M" },
      port: 6379,
      volumes: [volume("/data", { mode: "0700", backup: "files" })],
      files: [file(configuration, settings(megabytes, eviction, snapshots))],
      secrets: { REDIS_PASSWORD: password },
      secretFiles: { [passwordFile]: quotedAs("json", text`requirepass ${password}\n`) },
      command: [`${program}-server`, configuration],
      healthcheck: {
        test: [
          "sh",
          "-c",
          `REDISCLI_AUTH="$(cat /run/secrets/REDIS_PASSWORD)" ${program}-cli -h 127.0.0.1 ping | grep -qx PONG`,
        ],
      },
      stopGracePeriod: 30,
    },
  ];
}

/**
 * Redis with a password, for caches and queues of other services.
 *
 * Defaults: user 999 from the start, so no capability is needed, nor the entrypoint's `setpriv`, which 8.8 broke on;
 * read-only root; snapshots every few minutes in the volume, which the backup archives.
 *
 * @example
 * const redis = catalog.redis({
 *   image: "redis:8.4.0-bookworm", networks: [backend], memory: { limit: "768M" }, cpus: 0.5,
 *   password: secret("redis_password"),
 * });
 */
export const redis = constructs<RedisOptions>()("redis", redisFacts, (options) => keyValueStore("redis", options));

function settings(
  megabytes: number,
  eviction: RedisOptions["eviction"] = "allkeys-lru",
  snapshots: RedisOptions["snapshots"] = [
    [900, 1],
    [300, 10],
    [60, 10000],
  ],
): string {
  return [
    "bind * -::*",
    "protected-mode yes",
    `include ${passwordFile}`,
    "dir /data",
    `maxmemory ${megabytes}mb`,
    `maxmemory-policy ${eviction}`,
    ...(snapshots.length === 0 ? ['save ""'] : snapshots.map(([seconds, changes]) => `save ${seconds} ${changes}`)),
    'logfile ""',
    "",
  ].join("\n");
}
