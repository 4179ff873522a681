/** Ring of one member: without it Loki looks for others and reports an empty ring. */
const ring = { kvstore: { store: "inmemory" }, replication_factor: 1 };

/** Loki's configuration for one process with its data in /loki. */
export function lokiConfiguration(retentionDays: number) {
  return {
    auth_enabled: false,
    server: { http_listen_port: 3100, grpc_listen_port: 9095, log_level: "warn" },
    common: {
      path_prefix: "/loki",
      instance_addr: "127.0.0.1",
      replication_factor: 1,
      ring: { kvstore: { store: "inmemory" } },
      storage: { filesystem: { chunks_directory: "/loki/chunks", rules_directory: "/loki/rules" } },
    },
    memberlist: { join_members: [] },
    ingester: { lifecycler: { ring } },
    schema_config: {
      configs: [
        {
          from: "2024-01-01",
          store: "tsdb",
          object_store: "filesystem",
          schema: "v13",
          index: { prefix: "index_", period: "24h" },
        },
      ],
    },
    compactor: { working_directory: "/loki/compactor", retention_enabled: true, delete_request_store: "filesystem" },
    limits_config: { retention_period: `${retentionDays * 24}h`, volume_enabled: true },
    analytics: { reporting_enabled: false },
  };
}
