import { imageFacts } from "../image-facts.js";

export const clickhouseFacts = imageFacts({
  repositories: ["docker.io/clickhouse/clickhouse-server", "docker.io/library/clickhouse"],
  versions: ">=23 <27",
  tagPattern: "^\\d+\\.\\d+\\.\\d+(\\.\\d+)?(-jammy)?$",
  published: "^\\d+\\.\\d+(\\.\\d+){0,2}(-(jammy|alpine|distroless))?$",
  sources: [
    "https://github.com/ClickHouse/ClickHouse/blob/master/docker/server/Dockerfile.ubuntu: uid 101, wget, EXPOSE 9000 8123 9009, VOLUME /var/lib/clickhouse",
    "https://github.com/ClickHouse/ClickHouse/blob/master/docker/server/entrypoint.sh: any user; CLICKHOUSE_USER and CLICKHOUSE_PASSWORD at every start",
    "https://clickhouse.com/docs/interfaces/http: /ping",
  ],
  startsAs: 0,
  runsAs: { uid: 101, gid: 101 },
  capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE"],
  shell: "/bin/bash",
  base: "ubuntu",
  tools: ["wget", "clickhouse", "clickhouse-client"],
  dataPaths: ["/var/lib/clickhouse"],
  writablePaths: ["/var/lib/clickhouse", "/var/log/clickhouse-server", "/etc/clickhouse-server/users.d", "/tmp"],
  configPaths: ["/etc/clickhouse-server/config.d", "/etc/clickhouse-server/users.d"],
  port: 8123,
  probes: ["/ping"],
});
