import type { DatabaseEngine } from "../declared/database-engine.js";
import { asEngine } from "../dsl/database.js";
import { file, templateFile, volume } from "../dsl/mount.js";
import { declareService } from "../dsl/service.js";
import { factsFor } from "../facts/facts-for.js";
import { postgresqlFacts } from "../facts/images/postgresql.js";
import type { Scalar, Secret } from "../model/value.js";
import { type CatalogOptions, complete, type Given, nameOf } from "./options.js";
import { otherClusters } from "./postgresql-clusters.js";
import { postgresqlSettings } from "./postgresql-settings.js";

export interface PostgresqlOptions extends CatalogOptions {
  /** Password of the role postgres, which nobody can use over a network. */
  readonly superuserPassword: Secret;
  /** Language of the default sort order, as ICU names it, such as "fr-FR". Counts when the cluster is created. Default: "und". */
  readonly icuLocale?: string;
  /** Lines of postgresql.conf, in place of the defaults, which follow from the memory limit. */
  readonly settings?: Readonly<Record<string, Scalar>>;
  /** Extensions to create in databases, such as { n8n: ["pg_trgm"] }. The image must have them. */
  readonly extensions?: Readonly<Record<string, readonly string[]>>;
  /** Roles that owners of databases become members of, such as { monitoring: ["pg_monitor"] }. */
  readonly memberships?: Readonly<Record<string, readonly string[]>>;
}

const folder = "/etc/postgresql";

/**
 * PostgreSQL, for the databases of other services.
 *
 * Each database gets an owner of its name; others may not connect to it. At each deployment missing ones are
 * created and passwords made equal to the vault's. Backups are dumps in PostgreSQL's custom format.
 * Defaults: user 999, the five capabilities of the entrypoint, 120 s until the first probe counts, 60 s to stop.
 * The volume is the one of the major version: `/var/lib/postgresql` from 18, `…/data` before.
 *
 * @example
 * const postgresql = catalog.postgresql({
 *   image: "postgres:18.4-bookworm", networks: [backend],
 *   memory: { limit: "1536M", reservation: "512M" }, cpus: 1.5,
 *   superuserPassword: secret("postgresql_superuser_password"),
 * });
 */
export function postgresql<const Options extends PostgresqlOptions, const Name extends string = "postgresql">(
  options: Given<Name, Options, PostgresqlOptions>,
): DatabaseEngine<Name> {
  const { superuserPassword, icuLocale, settings, extensions, memberships, ...given }: PostgresqlOptions = options;
  const data = factsFor(given.image, postgresqlFacts)?.dataPaths[0] ?? "/var/lib/postgresql";
  const known = {
    capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"],
    port: 5432,
    volumes: [volume(data, { mode: "0700", backup: "dump", refuses: otherClusters(given.image) })],
    files: [
      file(`${folder}/postgresql.conf`, postgresqlSettings(given.memory.limit, settings)),
      file(`${folder}/extensions`, pairs(extensions)),
      file(`${folder}/memberships`, pairs(memberships)),
      templateFile(`${folder}/pg_hba.conf`, "pg_hba.conf.hbs", { of: "postgresql" }),
      ...scripts.map((script) => templateFile(`${folder}/${script}`, script, { of: "postgresql" })),
    ],
    environment: {
      POSTGRES_USER: "postgres",
      POSTGRES_INITDB_ARGS: `--encoding=UTF8 --locale-provider=icu --icu-locale=${icuLocale ?? "und"} --locale=C`,
    },
    secrets: { POSTGRES_PASSWORD: superuserPassword },
    command: ["postgres", "-c", `config_file=${folder}/postgresql.conf`, "-c", `hba_file=${folder}/pg_hba.conf`],
    // Over TCP: the server that the entrypoint runs while it creates the cluster listens on the socket alone.
    healthcheck: { test: ["pg_isready", "--host=127.0.0.1", "--username=postgres", "--quiet"], startPeriod: 120 },
    provision: ["bash", `${folder}/provision-databases.sh`],
    dump: {
      dump: ["bash", `${folder}/dump-databases.sh`],
      verify: ["bash", `${folder}/verify-dump.sh`],
      restore: ["bash", `${folder}/restore-databases.sh`],
      extension: "tar",
    },
    stopGracePeriod: 60,
  } as const;
  const service = declareService(nameOf(options, "postgresql"), complete(given, known, postgresqlFacts), postgresql);
  return asEngine(service);
}

const scripts = ["provision-databases.sh", "dump-databases.sh", "verify-dump.sh", "restore-databases.sh"];

/** One line for each pair, for the loop of the provisioning script. */
function pairs(lists: Readonly<Record<string, readonly string[]>> = {}): string {
  return Object.entries(lists)
    .flatMap(([name, entries]) => entries.map((entry) => `${name} ${entry}\n`))
    .join("");
}
