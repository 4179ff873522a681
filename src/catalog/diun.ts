import { templateFile, volume, yamlFile } from "../dsl/mount.js";
import { diunFacts } from "../facts/images/diun.js";
import type { Secret } from "../model/value.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";

export interface DiunOptions extends CatalogOptions {
  /** When images are looked up, as a cron expression. Default: every six hours. */
  readonly schedule?: string;
  /** Who is told, by Diun's names, such as { telegram: { chatIDs: ["123456789"], tokenFile: "/run/secrets/TELEGRAM_TOKEN" } }. Default: nobody. */
  readonly notifiers?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Secrets that notifiers read: each is the file `/run/secrets/<NAME>`, for settings such as `tokenFile`. Default: none. */
  readonly notifierSecrets?: Readonly<Record<string, Secret>>;
  /** Newest tags of each repository that are looked at. Default: 10. */
  readonly maxTags?: number;
}

/**
 * Diun, which tells when a newer version of an image of the stack is published.
 *
 * It reads the list of images that the build writes, so it needs no Docker socket. Its control port is bound to
 * 127.0.0.1, for on the host's network Diun's default would be every address of the host.
 * Defaults: every six hours, the ten newest tags that look like versions, root without capabilities, read-only root.
 *
 * @example
 * const diun = catalog.diun({
 *   image: "crazymax/diun:4.31.0", networks: "host", memory: { limit: "128M" }, cpus: 0.25,
 *   notifiers: { telegram: { tokenFile: "/run/secrets/TELEGRAM_TOKEN", chatIDs: ["123456789"] } },
 *   notifierSecrets: { TELEGRAM_TOKEN: secret("diun_telegram_token") },
 * });
 */
export const diun = constructs<DiunOptions>()(
  "diun",
  diunFacts,
  ({ schedule = "0 */6 * * *", notifiers, notifierSecrets, maxTags = 10, ...given }) => {
    const configuration = {
      watch: { schedule, workers: 4, jitter: "30s", firstCheckNotif: false },
      defaults: {
        watchRepo: true,
        notifyOn: ["new", "update"],
        maxTags,
        sortTags: "semver",
        includeTags: ["^v?\\d+\\.\\d+"],
        excludeTags: ["(?i)(alpha|beta|dev|nightly|preview|rc)"],
      },
      providers: { file: { filename: "/etc/diun/images.yml" } },
      ...(notifiers !== undefined && { notif: notifiers }),
    };

    return [
      given,
      {
        readOnly: true,
        tmpfs: { "/tmp": "10M" },
        volumes: [volume("/data", { backup: { none: "what was seen at the last look" } })],
        files: [
          yamlFile("/etc/diun/diun.yml", configuration),
          templateFile("/etc/diun/images.yml", "images.yml.hbs", { of: "diun" }),
        ],
        environment: {
          CONFIG: "/etc/diun/diun.yml",
          GRPC_AUTHORITY: "127.0.0.1:42286",
          LOG_LEVEL: "info",
          LOG_JSON: true,
        },
        secrets: { ...notifierSecrets },
        healthcheck: { test: ["diun", "image", "list", "--raw"], timeout: 10 },
      },
    ];
  },
);
