import type { DatabaseEngine } from "../declared/database-engine.js";
import { asEngine } from "../dsl/database.js";
import { file, templateFile, volume } from "../dsl/mount.js";
import { declareService } from "../dsl/service.js";
import { type PostgresqlImage, postgresqlImage } from "../facts/images/postgresql-image.js";
import { parseImageReference } from "../model/image-reference.js";
import { knownName } from "../model/service/built.js";
import type { Scalar, Secret } from "../model/value.js";
import { type CatalogOptions, complete, type Given, nameOf } from "./options.js";
import { otherClusters, upgradeOf } from "./postgresql-clusters.js";
import { postgresqlConf, postgresqlSettings, sharedMemoryFor } from "./postgresql-settings.js";

export interface PostgresqlOptions extends CatalogOptions {
  /** Password of the role postgres, which nobody can use over a network. */
  readonly superuserPassword: Secret;
  /**
   * Major version, for an image whose tag does not tell it, such as a company's own. Such an image must start as the
   * official one does; its tag says "alpine", or `runsAs` says the user, where that is not 999. Default: what the tag tells.
   */
  readonly major?: number;
  /**
   * Language of the default sort order, as ICU names it, such as "fr-FR". Counts when the cluster is created.
   * Default: "und". Version 14 cannot take one and sorts by bytes.
   */
  readonly icuLocale?: string;
  /** Lines of postgresql.conf, in place of the defaults, which follow from the memory limit. Default: none. */
  readonly settings?: Readonly<Record<string, Scalar>>;
  /** Extensions to create in databases, such as { n8n: ["pg_trgm"] }. The image must have them. Default: none. */
  readonly extensions?: Readonly<Record<string, readonly string[]>>;
  /**
   * Major version of the cluster that a host may still have: the deployment brings it to the one of the image. It dumps it, loads the
   * dump into a cluster beside it, compares both, lets them change places, and goes back by itself where anything fails. The old
   * cluster stays as `<data>.<from>` until the stack destroys it: `destroy("postgresql.17", …)`. May go from the stack when every
   * host was deployed to. Default: none.
   */
  readonly upgrade?: { readonly from: number };
  /** Roles that owners of databases become members of, such as { monitoring: ["pg_monitor"] }. Default: none. */
  readonly memberships?: Readonly<Record<string, readonly string[]>>;
}

const folder = "/etc/postgresql";

/**
 * PostgreSQL, for the databases of other services: the official image, of a registry or a mirror of your choice, or one
 * that is built on it, such as those of pgvector, PostGIS, TimescaleDB and Immich, or your own.
 *
 * Each database gets an owner of its name; others may not connect to it. At each deployment missing ones are
 * created and passwords made equal to the vault's. Backups are dumps in PostgreSQL's custom format.
 * Defaults: user 999, the five capabilities of the entrypoint, 120 s until the first probe counts, 60 s to stop.
 * The volume is the one of the maker and the major version: `/var/lib/postgresql` from 18, `…/data` before. Libraries
 * that a maker's image must load are loaded; for your own say `settings: { shared_preload_libraries: "…" }`.
 *
 * A dump of TimescaleDB's hypertables is loaded by its own steps (`timescaledb_pre_restore`), not by the playbook.
 *
 * @throws where the major version can neither be read from the tag nor is stated, and for images that this cannot start.
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
  const {
    superuserPassword,
    major,
    icuLocale,
    settings,
    extensions,
    memberships,
    upgrade,
    ...given
  }: PostgresqlOptions = options;
  const { cluster, facts, account, startsAs, preload, entrypoint } = startable(knownName(given.image), major);
  const all = postgresqlSettings(given.memory.limit, {
    ...(preload !== undefined && { shared_preload_libraries: preload }),
    ...settings,
  });
  const known = {
    ...(facts === undefined && { runsAs: account }),
    capabilities: startsAs === 0 ? ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"] : [],
    port: 5432,
    volumes: [
      volume(cluster.volume, {
        mode: "0700",
        backup: "dump",
        refuses: otherClusters(cluster, upgrade),
        ...(upgrade !== undefined && { upgrade: upgradeOf(knownName(given.image), upgrade.from, cluster, folder) }),
      }),
    ],
    files: [
      file(`${folder}/postgresql.conf`, postgresqlConf(all)),
      file(`${folder}/extensions`, pairs(extensions)),
      file(`${folder}/memberships`, pairs(memberships)),
      templateFile(`${folder}/pg_hba.conf`, "pg_hba.conf.hbs", { of: "postgresql" }),
      ...[...scripts, ...(upgrade === undefined ? [] : scriptsOfUpgrade)].map((script) =>
        templateFile(`${folder}/${script}`, script, { of: "postgresql" }),
      ),
    ],
    tmpfs: { "/dev/shm": sharedMemoryFor(given.memory.limit, all) },
    environment: { POSTGRES_USER: "postgres", POSTGRES_INITDB_ARGS: initdbArguments(cluster.major, icuLocale) },
    secrets: { POSTGRES_PASSWORD: superuserPassword },
    ...(entrypoint !== undefined && { entrypoint }),
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
  const own = facts === undefined ? given : { facts, ...given };
  const service = declareService(nameOf(options, "postgresql"), complete(own, known, []), postgresql);
  return asEngine(service);
}

const scripts = ["provision-databases.sh", "dump-databases.sh", "verify-dump.sh", "restore-databases.sh"];
const scriptsOfUpgrade = ["describe-cluster.sh", "write-shared.sh", "load-shared.sh", "finish-cluster.sh"];

/** The image, where the official entrypoint starts it and its major version is known. */
function startable(image: string, stated: number | undefined): PostgresqlImage {
  const read = postgresqlImage(image, stated) ?? (namesVersion(image) ? undefined : postgresqlImage("postgres:18"));
  if (read === undefined)
    throw new Error(
      `catalog.postgresql: the major version of image '${image}' cannot be read from its tag. Write it, such as 'major: 17'.`,
    );
  if (read.start !== "official")
    throw new Error(
      `catalog.postgresql: image '${image}' is started by ${read.start === "operator" ? "an operator of Kubernetes alone" : "scripts of its own"}, which know nothing of this configuration. Take the official image, or one that is built on it.`,
    );
  return read;
}

/** Whether the name pins anything: what does not is refused by the review, which says more than could be said here. */
function namesVersion(image: string): boolean {
  const parsed = parseImageReference(image);
  return parsed.ok && (parsed.reference.digest !== undefined || /\d/.test(parsed.reference.tag ?? ""));
}

/** initdb knows ICU from 15 on: https://www.postgresql.org/docs/15/release-15.html */
function initdbArguments(major: number, icuLocale = "und"): string {
  const icu = major >= 15 ? ` --locale-provider=icu --icu-locale=${icuLocale}` : "";
  return `--encoding=UTF8${icu} --locale=C`;
}

/** One line for each pair, for the loop of the provisioning script. */
function pairs(lists: Readonly<Record<string, readonly string[]>> = {}): string {
  return Object.entries(lists)
    .flatMap(([name, entries]) => entries.map((entry) => `${name} ${entry}\n`))
    .join("");
}
