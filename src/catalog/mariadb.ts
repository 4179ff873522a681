import type { DatabaseEngine } from "../declared/database-engine.js";
import { asEngine } from "../dsl/database.js";
import { file, templateFile, volume } from "../dsl/mount.js";
import { declareService } from "../dsl/service.js";
import { mariadbFacts } from "../facts/images/mariadb.js";
import { toMebibytes } from "../model/size.js";
import type { Scalar, Secret } from "../model/value.js";
import { type CatalogOptions, complete, type Given, nameOf } from "./options.js";

export interface MariadbOptions extends CatalogOptions {
  /** Password of root, who can log in from inside the container alone. */
  readonly rootPassword: Secret;
  /** Settings of the server, in place of the defaults, such as { max_connections: 200 }. Default: none. */
  readonly settings?: Readonly<Record<string, Scalar>>;
}

const folder = "/etc/mysql/rexible";

/**
 * MariaDB, for the databases of other services.
 *
 * Each database gets a user of its name with all privileges on it and on nothing else. At each deployment missing
 * ones are created and passwords made equal to the vault's. Backups are SQL of one consistent state.
 * Defaults: user 999 from the start, so no capability at all; half of the memory limit as buffer pool.
 *
 * @example
 * const mariadb = catalog.mariadb({
 *   image: "mariadb:11.8.3-noble", networks: [backend], memory: { limit: "512M" }, cpus: 1,
 *   rootPassword: secret("mariadb_root_password"),
 * });
 */
export function mariadb<const Options extends MariadbOptions, const Name extends string = "mariadb">(
  options: Given<Name, Options, MariadbOptions>,
): DatabaseEngine<Name> {
  const { rootPassword, settings, ...given }: MariadbOptions = options;
  const known = {
    user: "999:999",
    port: 3306,
    volumes: [volume("/var/lib/mysql", { mode: "0700", backup: "dump" })],
    files: [
      file("/etc/mysql/conf.d/stack.cnf", serverSettings(given.memory.limit, settings)),
      templateFile("/docker-entrypoint-initdb.d/local-administrator.sql", "local-administrator.sql", { of: "mariadb" }),
      ...scripts.map((script) => templateFile(`${folder}/${script}`, script, { of: "mariadb" })),
    ],
    environment: { MARIADB_ROOT_HOST: "localhost", MARIADB_AUTO_UPGRADE: 1 },
    secrets: { MARIADB_ROOT_PASSWORD: rootPassword },
    healthcheck: { test: ["healthcheck.sh", "--connect", "--innodb_initialized"], startPeriod: 120 },
    provision: ["bash", `${folder}/provision-databases.sh`],
    dump: {
      dump: ["bash", `${folder}/dump-databases.sh`],
      verify: ["bash", `${folder}/verify-dump.sh`],
      restore: ["mariadb", "--user=mysql", "--binary-mode"],
      extension: "sql",
    },
    stopGracePeriod: 60,
  } as const;
  const service = declareService(nameOf(options, "mariadb"), complete(given, known, mariadbFacts), mariadb);
  return asEngine(service);
}

const scripts = ["provision-databases.sh", "dump-databases.sh", "verify-dump.sh"];

function serverSettings(memoryLimit: string, settings: Readonly<Record<string, Scalar>> = {}): string {
  const all: Readonly<Record<string, Scalar>> = {
    character_set_server: "utf8mb4",
    innodb_buffer_pool_size: `${Math.floor(toMebibytes(memoryLimit) / 2)}M`,
    ...settings,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name} = ${value}\n`);
  return `[mariadbd]\n${lines.join("")}`;
}
