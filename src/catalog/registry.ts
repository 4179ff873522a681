import { volume, yamlFile } from "../dsl/mount.js";
import { factsFor } from "../facts/facts-for.js";
import { registryFacts } from "../facts/images/registry.js";
import { knownName } from "../model/service/built.js";
import type { Secret } from "../model/value.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";
import { askWithWget } from "./probe.js";

export interface RegistryOptions extends CatalogOptions {
  /** Who may pull and push, as the lines of a file that `htpasswd -B` writes. */
  readonly users: Secret;
  /** Whether images may be deleted. Default: true. */
  readonly deletable?: boolean;
}

/**
 * A registry for images, on port 5000.
 *
 * The probe asks the port for its own figures, which listens inside the container alone. What is deleted is freed by
 * `registry garbage-collect /etc/distribution/config.yml` in the container (of 2.8 /etc/docker/registry/config.yml). Defaults: user 1000, no capability, read-only
 * root; nobody pulls or pushes without a password.
 *
 * @example
 * const registry = catalog.registry({
 *   image: "registry:3.0.0", networks: [backend], memory: { limit: "256M" }, cpus: 0.5,
 *   users: secret("registry_users"), expose: publicly("registry"),
 * });
 */
export const registry = constructs<RegistryOptions>()(
  "registry",
  registryFacts,
  ({ users, deletable = true, ...given }) => {
    const folder = factsFor(knownName(given.image), registryFacts)?.configPaths[0] ?? "/etc/distribution";
    return [
      given,
      {
        user: "1000:1000",
        readOnly: true,
        tmpfs: { "/tmp": "10M" },
        port: 5000,
        volumes: [volume("/var/lib/registry", { backup: "files" })],
        files: [yamlFile(`${folder}/config.yml`, configuration(deletable))],
        environment: { OTEL_TRACES_EXPORTER: "none" },
        command: ["serve", `${folder}/config.yml`],
        secretFiles: { "/run/secrets/users": users },
        healthcheck: { test: askWithWget(5001, "/debug/health") },
        stopGracePeriod: 30,
      },
    ];
  },
);

function configuration(deletable: boolean) {
  return {
    version: 0.1,
    log: { level: "info" },
    storage: {
      filesystem: { rootdirectory: "/var/lib/registry" },
      delete: { enabled: deletable },
      cache: { blobdescriptor: "inmemory" },
    },
    auth: { htpasswd: { realm: "registry", path: "/run/secrets/users" } },
    http: { addr: ":5000", debug: { addr: "127.0.0.1:5001" }, headers: { "X-Content-Type-Options": ["nosniff"] } },
    health: { storagedriver: { enabled: true, interval: "10s", threshold: 3 } },
  };
}
