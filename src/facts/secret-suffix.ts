/** Images that read secrets from their environment alone: https://www.keycloak.org/server/configuration and the others' manuals. */
const readsNoFiles = /(?:^|\/)(?:keycloak\/keycloak|qdrant\/qdrant|umami-software\/umami|joplin\/server)$/;

/**
 * Images that read `<NAME>__FILE`: https://docs.gitea.com/installation/install-with-docker,
 * https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/#configure-grafana-with-docker-secrets
 */
const readsTwoUnderscores = /(?:^|\/)(?:gitea\/gitea|forgejo\/forgejo|grafana\/grafana(?:-oss|-enterprise)?)$/;

/** What an image adds to the name of a variable that names a secret's file; "none" where it reads no files, `undefined` where nobody knows. */
export function secretSuffixOf(repository: string): "__FILE" | "none" | undefined {
  if (readsNoFiles.test(repository)) return "none";
  return readsTwoUnderscores.test(repository) ? "__FILE" : undefined;
}
