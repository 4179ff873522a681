import { containerName, networkName } from "../model/paths.js";
import type { Stack } from "../model/stack.js";
import type { SecretValue, Value } from "../model/value.js";
import { type Wave, waveOf } from "../model/waves.js";
import { needsInventory } from "./interpolation.js";
import { environmentKeys } from "./service/environment.js";
import { defined } from "./service/filled.js";
import { healthcheckKeys } from "./service/healthcheck.js";
import { imageKeys } from "./service/image.js";
import { limitKeys } from "./service/limits.js";
import { mountKeys } from "./service/mounts.js";
import { networkKeys } from "./service/networks.js";
import type { PlacedService } from "./service/placed.js";
import { portKeys } from "./service/ports.js";
import { privilegeKeys } from "./service/privileges.js";
import { processKeys } from "./service/process.js";
import { secretValuesOf } from "./service/secrets.js";
import { userKeys } from "./service/user.js";

/** Prefix of the labels that Rexible puts on what it made. */
export const labelPrefix = "dev.rexible";

/** Name in `.env` of the digest of what the inventory and the vault give to a service's files. */
export function valuesDigestName(service: string): string {
  return `${service.toUpperCase().replaceAll("-", "_")}_VALUES_DIGEST`;
}

/** Contents of the files that Ansible renders for a service: its secrets, and configuration with values of the inventory. */
export function renderedContents(stack: Stack, name: string): readonly (Value | SecretValue)[] {
  const files = stack.services[name]?.files ?? [];
  const configs = files.flatMap(({ content }) =>
    content.kind === "verbatim" && needsInventory(content.text) ? [content.text] : [],
  );
  return [...secretValuesOf(stack, name), ...configs];
}

/**
 * The Compose project of one wave, as plain data in the order of the Compose specification.
 *
 * @param digests digest of the compiled configuration of each service.
 */
export function composeProject(stack: Stack, wave: Wave, digests: ReadonlyMap<string, string>) {
  const members = Object.entries(stack.services).filter(([name]) => waveOf(stack, name) === wave);
  const networks = new Set(members.flatMap(([, { networks }]) => (networks === "host" ? [] : networks)));
  return {
    name: `${stack.name}-${wave}`,
    services: Object.fromEntries(
      members.map(([name, service]) => [name, composeService({ stack, name, service }, digests.get(name) ?? "")]),
    ),
    ...(networks.size > 0 && {
      networks: Object.fromEntries(
        Object.keys(stack.networks)
          .filter((network) => networks.has(network))
          .map((network) => [network, { name: networkName(stack, network), external: true }]),
      ),
    }),
  };
}

function composeService(placed: PlacedService, digest: string) {
  const { stack, name } = placed;
  return inOrder({
    container_name: containerName(stack, name),
    ...imageKeys(placed),
    ...processKeys(placed),
    ...userKeys(placed),
    ...environmentKeys(placed),
    ...networkKeys(placed),
    ...portKeys(placed),
    ...mountKeys(placed),
    ...privilegeKeys(placed),
    ...healthcheckKeys(placed),
    ...limitKeys(placed),
    logging: { driver: "json-file", options: { "max-size": "10m", "max-file": "3", tag: "{{.Name}}" } },
    labels: defined({
      [`${labelPrefix}.stack`]: stack.name,
      [`${labelPrefix}.config`]: digest,
      [`${labelPrefix}.values`]:
        renderedContents(stack, name).length > 0 ? `\${${valuesDigestName(name)}:?}` : undefined,
    }),
  });
}

/** What a reader asks first stands first: what runs, how it is reached, what it sees, what it may. */
const order = `image container_name restart init user entrypoint command environment network_mode networks ports volumes
tmpfs read_only cap_drop cap_add security_opt healthcheck stop_grace_period deploy logging labels`.split(/\s+/);

function inOrder(keys: Record<string, unknown>): Record<string, unknown> {
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(Object.entries(defined(keys)).sort(([one], [other]) => place(one) - place(other)));
}
