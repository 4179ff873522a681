import type { Database } from "../declared/database.js";
import type { Service } from "../declared/service/service.js";

import { crowdsecBan, fail2banBan } from "./guard-lines.js";

// Pieces of Alloy's configuration that follow from the options of `catalog.alloy`. Values are names of services,
// which have no characters that its strings would need escaped.

/** Where metrics and logs go. */
export function destinations(metrics: Service, logs: Service): string {
  return `prometheus.remote_write "metrics" {
  endpoint {
    url = "http://${metrics.name}:${metrics.port}/api/v1/write"
  }
}

loki.write "logs" {
  endpoint {
    url = "http://${logs.name}:${logs.port}/loki/api/v1/push"
  }
}
`;
}

/** The host's journal, with the unit that wrote each line. */
export const journalSource = `loki.relabel "journal" {
  forward_to = []

  rule {
    source_labels = ["__journal__systemd_unit"]
    target_label  = "unit"
  }

  rule {
    source_labels = ["__journal_priority_keyword"]
    target_label  = "level"
  }
}

loki.source.journal "host" {
  path          = "/host/journal"
  labels        = { job = "journal" }
  relabel_rules = loki.relabel.journal.rules
  forward_to    = [loki.write.logs.receiver]
}
`;

/**
 * What the guards of the host write: the files of Fail2Ban and CrowdSec, and of each line whether it tells of a ban. Fail2Ban says
 * "NOTICE [sshd] Ban 192.0.2.7", CrowdSec "(host/crowdsec) crowdsecurity/ssh-bf by ip 192.0.2.7 : 4h ban on Ip 192.0.2.7".
 */
export const guardsSource = `local.file_match "guards" {
  path_targets = [
    { __path__ = "/host/log/fail2ban.log", job = "guards", guard = "fail2ban" },
    { __path__ = "/host/log/crowdsec.log", job = "guards", guard = "crowdsec" },
  ]
  sync_period  = "15s"
}

loki.source.file "guards" {
  targets    = local.file_match.guards.targets
  forward_to = [loki.process.guards.receiver]
}

loki.process "guards" {
${bansIn("fail2ban", fail2banBan)}

${bansIn("crowdsec", crowdsecBan)}

  stage.label_drop {
    values = ["filename"]
  }

  forward_to = [loki.write.logs.receiver]
}
`;

/** A line of a guard that the expression finds is a ban. It stands in a string of LogQL, which stands in one of Alloy. */
function bansIn(guard: string, expression: string): string {
  const selector = `{guard="${guard}"} |~ ${JSON.stringify(expression)}`;
  return `  stage.match {
    selector = ${JSON.stringify(selector)}

    stage.static_labels {
      values = { action = "ban" }
    }
  }`;
}

/** Statistics of PostgreSQL, read as the owner of the given database. */
export function postgresqlExporter({ name, engine }: Database): string {
  return `local.file "postgresql_password" {
  filename  = "/run/secrets/POSTGRESQL_PASSWORD"
  is_secret = true
}

prometheus.exporter.postgres "postgresql" {
  data_source_names = [
    "postgresql://${name}:" + convert.nonsensitive(local.file.postgresql_password.content) + "@${engine}:5432/${name}?sslmode=disable",
  ]
}

${scrapeOf("prometheus.exporter.postgres.postgresql.targets", engine)}`;
}

/** Statistics of Redis. */
export function redisExporter({ name, port }: Service): string {
  return `prometheus.exporter.redis "redis" {
  redis_addr          = "${name}:${port}"
  redis_password_file = "/run/secrets/REDIS_PASSWORD"
}

${scrapeOf("prometheus.exporter.redis.redis.targets", name)}`;
}

/** Metrics of a service that wants a token, which the file `TOKEN_<index>` holds. */
export function tokenScrape({ name, port }: Service, index: number): string {
  const address = `${name}:${port}`;
  const targets = `[{ __address__ = "${address}", instance = "${address}" }]`;
  return scrapeOf(targets, name, `\n  bearer_token_file = "/run/secrets/TOKEN_${index}"`);
}

function scrapeOf(targets: string, job: string, credentials = ""): string {
  const label = job.replaceAll("-", "_");
  return `prometheus.scrape "${label}" {
  targets         = ${targets}
  job_name        = "${job}"
  scrape_interval = "30s"${credentials}
  forward_to      = [prometheus.remote_write.metrics.receiver]
}
`;
}
