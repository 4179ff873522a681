import { valkeyFacts } from "../facts/images/valkey.js";
import { constructs } from "./constructor.js";
import { keyValueStore, type RedisOptions } from "./redis.js";

/** The same as of Redis, which it came of. */
export interface ValkeyOptions extends RedisOptions {}

/**
 * Valkey with a password, for caches and queues of other services; programs speak to it as to Redis.
 *
 * Defaults: user 999 from the start, so no capability; read-only root; snapshots in the volume, which the backup archives.
 *
 * @example
 * const valkey = catalog.valkey({
 *   image: "valkey/valkey:8.1.4-bookworm", networks: [backend], memory: { limit: "768M" }, cpus: 0.5,
 *   password: secret("valkey_password"),
 * });
 */
export const valkey = constructs<ValkeyOptions>()("valkey", valkeyFacts, (options) => keyValueStore("valkey", options));
