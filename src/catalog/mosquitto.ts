import { file, volume } from "../dsl/mount.js";
import { mosquittoFacts } from "../facts/images/mosquitto.js";
import type { Secret } from "../model/value.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";

export interface MosquittoOptions extends CatalogOptions {
  /** Users with their passwords, as the lines that `mosquitto_passwd` writes. Nobody else may connect. */
  readonly users: Secret;
  /** Lines of mosquitto.conf beside those that follow from these options, such as "max_queued_messages 5000". Default: none. */
  readonly settings?: readonly string[];
}

/**
 * Mosquitto, which passes messages between things: MQTT on port 1883.
 *
 * Defaults: user 1883 from the start, so no capability; read-only root; nobody connects without a password; what is
 * retained lasts in the volume, which the backup archives.
 *
 * @example
 * const mosquitto = catalog.mosquitto({
 *   image: "eclipse-mosquitto:2.0.22", networks: [things], memory: { limit: "64M" }, cpus: 0.25,
 *   users: secret("mosquitto_users"),
 *   ports: [port("1883", { from: ["192.0.2.0/24"], because: "things of the house, each with a password" })],
 * });
 */
export const mosquitto = constructs<MosquittoOptions>()(
  "mosquitto",
  mosquittoFacts,
  ({ users, settings = [], ...given }) => [
    given,
    {
      user: "1883:1883",
      readOnly: true,
      tmpfs: { "/tmp": "10M", "/mosquitto/log": "10M" },
      port: 1883,
      volumes: [volume("/mosquitto/data", { mode: "0700", backup: "files" })],
      files: [file("/mosquitto/config/mosquitto.conf", configuration(settings))],
      secretFiles: { "/run/secrets/users": users },
      healthcheck: { test: ["nc", "-z", "127.0.0.1", "1883"] },
    },
  ],
);

function configuration(settings: readonly string[]): string {
  return [
    "listener 1883",
    "allow_anonymous false",
    "password_file /run/secrets/users",
    "persistence true",
    "persistence_location /mosquitto/data/",
    "log_dest stdout",
    ...settings,
    "",
  ].join("\n");
}
