import type { Service } from "../declared/service/service.js";
import { jsonFile, templateFile, volume, yamlFile } from "../dsl/mount.js";
import { factsFor } from "../facts/facts-for.js";
import { grafanaFacts } from "../facts/images/grafana.js";
import { knownName } from "../model/service/built.js";
import type { Secret, Variable } from "../model/value.js";
import { constructs } from "./constructor.js";
import { containersDashboard } from "./dashboards/containers.js";
import { databasesDashboard } from "./dashboards/databases.js";
import { guardsDashboard } from "./dashboards/guards.js";
import { hostDashboard } from "./dashboards/host.js";
import { logsUid, metricsUid } from "./dashboards/panel.js";
import { sitesDashboard } from "./dashboards/sites.js";
import { alertRules } from "./grafana-alerts.js";
import type { CatalogOptions } from "./options.js";
import { askWithCurl, askWithWget } from "./probe.js";
import { firstSite, siteAddress } from "./site-address.js";

export interface GrafanaOptions extends CatalogOptions {
  /** Password of the user admin. Kept equal to the vault's at each deployment. */
  readonly adminPassword: Secret;
  /** Domain that the site's name ends in: the stack's. */
  readonly domain: Variable | string;
  /** VictoriaMetrics, or another that answers PromQL. */
  readonly readMetricsFrom: Service;
  /** Loki, or another that answers LogQL. */
  readonly readLogsFrom: Service;
  /** Further files below /etc/grafana/provisioning, such as { "alerting/contacts.yaml": { … } }. Default: none. */
  readonly provisioning?: Readonly<Record<string, unknown>>;
}

const provisioned = "/etc/grafana/provisioning";
const dashboards = "/etc/grafana/dashboards";

/**
 * Grafana, with data sources, five dashboards (host, containers, databases, sites, guards) and alert rules provisioned.
 *
 * Nobody can sign up and nobody sees anything without logging in. Alerts show in Grafana; to be told of them,
 * provision a contact point. Defaults: user 472 of the image, no capability, no telemetry.
 *
 * @example
 * const grafana = catalog.grafana({
 *   image: "grafana/grafana:12.4.3", networks: [frontend, monitoring], memory: { limit: "384M" }, cpus: 0.5, domain,
 *   adminPassword: secret("grafana_admin_password"), expose: vpnOnly("grafana"),
 *   readMetricsFrom: victoriametrics, readLogsFrom: loki,
 * });
 */
export const grafana = constructs<GrafanaOptions>()(
  "grafana",
  grafanaFacts,
  ({ adminPassword, domain, readMetricsFrom, readLogsFrom, provisioning = {}, ...given }) => {
    // The Ubuntu variant has no wget.
    const hasWget = factsFor(knownName(given.image), grafanaFacts)?.tools.includes("wget") ?? true;
    const address = siteAddress({ expose: given.expose, port: 3000, path: "/" }, domain);

    return [
      given,
      {
        port: 3000,
        volumes: [volume("/var/lib/grafana", { backup: { sqlite: ["grafana*.db"] } })],
        files: [
          yamlFile(`${provisioned}/datasources/stack.yaml`, dataSources(readMetricsFrom, readLogsFrom)),
          yamlFile(`${provisioned}/dashboards/stack.yaml`, dashboardProvider),
          yamlFile(`${provisioned}/alerting/stack.yaml`, alertRules("Stack")),
          ...Object.entries(provisioning).map(([path, data]) => yamlFile(`${provisioned}/${path}`, data)),
          ...[hostDashboard, containersDashboard, databasesDashboard, sitesDashboard, guardsDashboard].map(
            (dashboard) => jsonFile(`${dashboards}/${dashboard.uid}.json`, dashboard),
          ),
          templateFile("/etc/grafana/keep-password.sh", "keep-password.sh", { of: "grafana" }),
        ],
        environment: {
          GF_SERVER_ROOT_URL: address,
          GF_SECURITY_ADMIN_USER: "admin",
          GF_SECURITY_COOKIE_SECURE: firstSite(given.expose) !== undefined,
          GF_USERS_ALLOW_SIGN_UP: false,
          GF_AUTH_ANONYMOUS_ENABLED: false,
          GF_ANALYTICS_REPORTING_ENABLED: false,
          GF_ANALYTICS_CHECK_FOR_UPDATES: false,
          GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: false,
          GF_NEWS_NEWS_FEED_ENABLED: false,
          GF_PLUGINS_PREINSTALL_DISABLED: true,
        },
        secrets: { GF_SECURITY_ADMIN_PASSWORD: adminPassword },
        secretDelivery: { kind: "file", suffix: "__FILE" },
        healthcheck: { test: (hasWget ? askWithWget : askWithCurl)(3000, "/api/health") },
        metrics: { port: 3000, path: "/metrics" },
        dependsOn: [readMetricsFrom, readLogsFrom],
        provision: ["sh", "/etc/grafana/keep-password.sh"],
        stopGracePeriod: 30,
      },
    ];
  },
);

const dashboardProvider = {
  apiVersion: 1,
  providers: [
    {
      name: "stack",
      folder: "Stack",
      type: "file",
      disableDeletion: true,
      allowUiUpdates: false,
      options: { path: dashboards },
    },
  ],
};

function dataSources(metrics: Service, logs: Service) {
  return {
    apiVersion: 1,
    prune: true,
    datasources: [
      {
        name: "Metrics",
        uid: metricsUid,
        type: "prometheus",
        access: "proxy",
        url: `http://${metrics.name}:${metrics.port}`,
        isDefault: true,
        editable: false,
        jsonData: { httpMethod: "POST", timeInterval: "30s" },
      },
      {
        name: "Logs",
        uid: logsUid,
        type: "loki",
        access: "proxy",
        url: `http://${logs.name}:${logs.port}`,
        editable: false,
      },
    ],
  };
}
