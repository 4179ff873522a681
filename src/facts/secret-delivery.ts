import { formatImageReference, type ImageReference } from "../model/image-reference.js";
import { originalRepository } from "../model/original-image.js";
import type { SecretDelivery } from "../model/service/secrets.js";
import { postgresqlImage } from "./images/postgresql-image.js";

/**
 * Images that read the file that `<NAME>_FILE` names, as Docker Hub names them or without their registry. Sources: the
 * entrypoints of docker-library (`file_env`), MariaDB/mariadb-docker, nextcloud/docker; docs.n8n.io, "Docker secrets";
 * vaultwarden's wiki, "Configuration overview"; docs.paperless-ngx.com, "Docker secrets"; authelia.com, "Secrets";
 * immich.app, "Docker secrets"; minio `MINIO_ROOT_PASSWORD_FILE`; the images that are built on the official PostgreSQL.
 */
export const readsFiles = [
  "postgres",
  "mariadb",
  "mysql",
  "mongo",
  "wordpress",
  "nextcloud",
  "joomla",
  "redmine",
  "postgis/postgis",
  "pgvector/pgvector",
  "timescale/timescaledb",
  "timescale/timescaledb-ha",
  "pgautoupgrade/pgautoupgrade",
  "immich-app/postgres",
  "n8nio/n8n",
  "vaultwarden/server",
  "dani-garcia/vaultwarden",
  "paperless-ngx/paperless-ngx",
  "authelia/authelia",
  "immich-app/immich-server",
  "minio/minio",
] as const;

/**
 * Images that read `<NAME>__FILE`: https://docs.gitea.com/installation/install-with-docker,
 * https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/#configure-grafana-with-docker-secrets
 */
export const readsTwoUnderscores = [
  "gitea/gitea",
  "forgejo/forgejo",
  "grafana/grafana",
  "grafana/grafana-oss",
  "grafana/grafana-enterprise",
] as const;

/** Images that read secrets from their environment alone: https://www.keycloak.org/server/configuration and the others' manuals. */
const readsNoFiles = ["keycloak/keycloak", "qdrant/qdrant", "umami-software/umami", "joplin/server"] as const;

/** What an image adds to the name of a variable that names a secret's file; "none" where it reads no files, `undefined` where nobody knows. */
export function secretSuffixOf(reference: ImageReference): "_FILE" | "__FILE" | "none" | undefined {
  const repository = originalRepository(reference).replace(/^docker\.io\/(?:library\/)?/, "");
  const isAmong = (names: readonly string[]) =>
    names.some((name) => repository === name || (name.includes("/") && repository.endsWith(`/${name}`)));
  if (isAmong(readsTwoUnderscores)) return "__FILE";
  if (isAmong(readsNoFiles)) return "none";
  if (isAmong(readsFiles) || /^bitnami(?:legacy)?\//.test(repository)) return "_FILE";
  return postgresqlImage(formatImageReference(reference))?.start === "official" ? "_FILE" : undefined;
}

/** How an image takes its secrets, where that is known. */
export function secretDeliveryOf(reference: ImageReference): SecretDelivery | undefined {
  const suffix = secretSuffixOf(reference);
  return suffix === undefined || suffix === "none" ? undefined : { kind: "file", suffix };
}
