import { type Exposure, isSite } from "../../model/service/exposure.js";
import type { DeployableService } from "../../model/service/service.js";
import type { Secret, SecretFormat } from "../../model/value.js";

/** What Caddy takes for a hash, as `caddy hash-password` and `htpasswd -nB` print it. */
const format: SecretFormat = {
  pattern: "^\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}$",
  says: "is no hash of bcrypt, such as 'caddy hash-password' prints",
};

/** Gives the secrets that are hashes of passwords their form, so that the play stops where one is the password itself. */
export function withHashFormat(
  secrets: Readonly<Record<string, Secret>>,
  services: Readonly<Record<string, Pick<DeployableService, "expose">>>,
  sites: readonly Exposure[],
): Readonly<Record<string, Secret>> {
  const all = [...Object.values(services).flatMap(({ expose }) => expose), ...sites];
  const hashes = all.flatMap((one) =>
    isSite(one) && one.login?.kind === "basicAuth" ? Object.values(one.login.users).map(({ name }) => name) : [],
  );
  const judged = Object.entries(secrets).map(([name, secret]) => [
    name,
    hashes.includes(name) && secret.format === undefined ? { ...secret, format } : secret,
  ]);
  return Object.assign(Object.create(null), Object.fromEntries(judged));
}
