import { memoryOfLimit } from "./dashboards/containers.js";
import { metricsUid } from "./dashboards/panel.js";

/** A rule that fires when its query stays above a value. */
interface Alert {
  readonly uid: string;
  readonly title: string;
  /** Ends in `or vector(0)` wherever it could be empty: no data is then no alert, and never an endless one. */
  readonly query: string;
  readonly above: number;
  /** How long, such as "5m". */
  readonly lasting: string;
  readonly severity: "critical" | "warning";
  readonly summary: string;
}

const disk = 'node_filesystem_avail_bytes{mountpoint="/"} / node_filesystem_size_bytes{mountpoint="/"}';
const answers = 'caddy_http_request_duration_seconds_count{handler="subroute"';

const alerts: readonly Alert[] = [
  {
    uid: "stack-service-silent",
    title: "A service does not answer",
    query: "count(up == 0) or vector(0)",
    above: 0,
    lasting: "5m",
    severity: "critical",
    summary: "{{ $values.A }} of the services with metrics did not answer for five minutes",
  },
  {
    uid: "stack-unwell",
    title: "A container or a site is not well",
    query: "count(stack_up == 0) or vector(0)",
    above: 0,
    lasting: "5m",
    severity: "critical",
    summary: "{{ $values.A }} of the containers and sites that the host checks were not well for five minutes",
  },
  {
    uid: "stack-host-silent",
    title: "The host sends no metrics",
    query: "absent(node_time_seconds) or vector(0)",
    above: 0,
    lasting: "5m",
    severity: "critical",
    summary: "Alloy has sent no metrics of the host for five minutes",
  },
  {
    uid: "stack-disk",
    title: "The disk is nearly full",
    query: `max(1 - ${disk}) or vector(0)`,
    above: 0.85,
    lasting: "15m",
    severity: "critical",
    summary: "More than 85 % of the root file system are in use",
  },
  {
    uid: "stack-memory",
    title: "The memory is nearly full",
    query: "max(1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes) or vector(0)",
    above: 0.92,
    lasting: "15m",
    severity: "warning",
    summary: "More than 92 % of the memory are in use",
  },
  {
    uid: "stack-container-memory",
    title: "A container nearly fills its memory",
    query: `max(${memoryOfLimit()}) or vector(0)`,
    above: 0.95,
    lasting: "15m",
    severity: "warning",
    summary: "A container holds more than 95 % of its limit: beyond it, the kernel ends it",
  },
  {
    uid: "stack-database-silent",
    title: "A database does not answer",
    query: "count(pg_up == 0 or redis_up == 0) or vector(0)",
    above: 0,
    lasting: "5m",
    severity: "critical",
    summary: "PostgreSQL or Redis did not answer for five minutes",
  },
  {
    uid: "stack-connections",
    title: "PostgreSQL runs out of connections",
    query: "sum(pg_stat_database_numbackends) / max(pg_settings_max_connections) or vector(0)",
    above: 0.85,
    lasting: "10m",
    severity: "warning",
    summary: "More than 85 % of PostgreSQL's connections are in use",
  },
  {
    uid: "stack-sites-failing",
    title: "Sites fail",
    query: `sum(rate(${answers}, code=~"5.."}[5m])) / sum(rate(${answers}}[5m])) or vector(0)`,
    above: 0.05,
    lasting: "10m",
    severity: "warning",
    summary: "More than one answer in twenty was a server error",
  },
];

/** The rules as Grafana's provisioning file has them. */
export function alertRules(folder: string) {
  return {
    apiVersion: 1,
    groups: [{ orgId: 1, name: "stack", folder, interval: "1m", rules: alerts.map(ruleOf) }],
  };
}

function ruleOf({ uid, title, query, above, lasting, severity, summary }: Alert) {
  return {
    uid,
    title,
    condition: "B",
    for: lasting,
    noDataState: "OK",
    execErrState: "Error",
    labels: { severity },
    annotations: { summary },
    data: [
      {
        refId: "A",
        datasourceUid: metricsUid,
        relativeTimeRange: { from: 600, to: 0 },
        model: { refId: "A", expr: query, instant: true, range: false },
      },
      {
        refId: "B",
        datasourceUid: "__expr__",
        relativeTimeRange: { from: 600, to: 0 },
        model: {
          refId: "B",
          type: "threshold",
          expression: "A",
          conditions: [{ evaluator: { type: "gt", params: [above] } }],
        },
      },
    ],
  };
}
