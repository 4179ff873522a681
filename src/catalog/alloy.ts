import type { Database } from "../declared/database.js";
import type { Service } from "../declared/service/service.js";
import { file, hostPath, templateFile, volume } from "../dsl/mount.js";
import { text } from "../dsl/value.js";
import { alloyFacts } from "../facts/images/alloy.js";
import type { Secret } from "../model/value.js";
import {
  destinations,
  guardsSource,
  journalSource,
  postgresqlExporter,
  redisExporter,
  tokenScrape,
} from "./alloy-components.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";
import { askWithBash } from "./probe.js";
import { quotedAs } from "./quoted.js";

export interface AlloyOptions extends CatalogOptions {
  /** VictoriaMetrics, or another that takes Prometheus' remote write at `/api/v1/write`. */
  readonly sendMetricsTo: Service;
  /** Loki, or another that takes its pushes. */
  readonly sendLogsTo: Service;
  /** PostgreSQL to watch, through a database whose owner is a member of pg_monitor. Default: none. */
  readonly postgresql?: Database;
  /** Redis to watch. Default: none. */
  readonly redis?: { readonly service: Service; readonly password: Secret };
  /** Services whose metrics want a bearer token, such as Qdrant, at `/metrics` of their port. Default: none. */
  readonly withToken?: readonly { readonly service: Service; readonly token: Secret }[];
  /** Whether the host's journal is collected; it must be kept in /var/log/journal, as `common()` sees to. Default: false. */
  readonly journal?: boolean;
  /** Whether the logs of Fail2Ban and CrowdSec are collected, with their bans, which stand in the host's /var/log. Default: false. */
  readonly guards?: boolean;
  /** Docker's data root on the host. Default: "/var/lib/docker". */
  readonly dockerRoot?: string;
}

const folder = "/etc/alloy";

/**
 * Alloy, which collects: the host's metrics, those of every service that it shares a network with, and the logs of
 * all containers. Without the Docker socket: logs come from the files of the json-file driver.
 *
 * Scripts of the host may leave metrics in `/opt/<stack>/data/alloy/textfile/*.prom`.
 * Defaults: root with DAC_READ_SEARCH alone, read-only root; the host's /proc, /sys and container logs read-only.
 *
 * @example
 * const alloy = catalog.alloy({
 *   image: "grafana/alloy:v1.16.1", networks: [backend, monitoring], memory: { limit: "512M" }, cpus: 0.25,
 *   sendMetricsTo: victoriametrics, sendLogsTo: loki,
 * });
 */
export const alloy = constructs<AlloyOptions>()(
  "alloy",
  alloyFacts,
  ({ sendMetricsTo, sendLogsTo, postgresql, redis, withToken = [], ...rest }) => {
    const { journal = false, guards = false, dockerRoot = "/var/lib/docker", ...given } = rest;
    const components = [
      destinations(sendMetricsTo, sendLogsTo),
      ...(journal ? [journalSource] : []),
      ...(guards ? [guardsSource] : []),
      ...(postgresql === undefined ? [] : [postgresqlExporter(postgresql)]),
      ...(redis === undefined ? [] : [redisExporter(redis.service)]),
      ...withToken.map(({ service }, index) => tokenScrape(service, index)),
    ];

    return [
      given,
      {
        capabilities: ["DAC_READ_SEARCH"],
        readOnly: true,
        tmpfs: { "/tmp": "10M" },
        port: 12345,
        volumes: [
          volume("/var/lib/alloy/data", { folder: "data", backup: { none: "positions in logs" } }),
          volume("/textfile", { folder: "textfile", mode: "0755", backup: { none: "written anew by their scripts" } }),
          hostPath("/proc", "/host/proc", { because: "processor, memory and disks of the host" }),
          hostPath("/sys", "/host/sys", { because: "processor and disks of the host" }),
          hostPath("/mnt", "/host/root", { because: "any folder of the root file system tells its free space" }),
          hostPath(`${dockerRoot}/containers`, "/host/containers", { because: "logs of the containers" }),
          ...(journal
            ? [
                hostPath("/var/log/journal", "/host/journal", { because: "logs of the host" }),
                hostPath("/etc/machine-id", "/etc/machine-id", { because: "the journal is filed under it" }),
              ]
            : []),
          // The folder, for rotation puts another file in the place of one that is mounted.
          ...(guards ? [hostPath("/var/log", "/host/log", { because: "logs of Fail2Ban and CrowdSec" })] : []),
        ],
        files: [
          templateFile(`${folder}/config.alloy`, "config.alloy.hbs", { of: "alloy" }),
          file(`${folder}/more.alloy`, components.join("\n")),
        ],
        secrets: {
          ...(postgresql !== undefined && { POSTGRESQL_PASSWORD: quotedAs("url", text`${postgresql.password}`) }),
          ...(redis !== undefined && { REDIS_PASSWORD: redis.password }),
          ...Object.fromEntries(withToken.map(({ token }, index) => [`TOKEN_${index}`, token])),
        },
        databases: postgresql === undefined ? [] : [postgresql],
        dependsOn: [sendMetricsTo, sendLogsTo],
        command: [
          "run",
          "--storage.path=/var/lib/alloy/data",
          "--server.http.listen-addr=0.0.0.0:12345",
          "--disable-reporting",
          folder,
        ],
        healthcheck: { test: askWithBash(12345, "/-/ready") },
        metrics: { port: 12345, path: "/metrics" },
      },
    ];
  },
);
