import { containerName, networkName } from "../model/paths.js";
import type { Stack } from "../model/stack.js";
import { type Wave, waveOf } from "../model/waves.js";
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
import { userKeys } from "./service/user.js";

/** Prefix of the labels that Rexible puts on what it made. */
export const labelPrefix = "dev.rexible";

/** Name in `.env` of the digest of the files that stand on the host for a service to mount. */
export function digestName(service: string): string {
  return `DIGEST_OF_${service.toUpperCase().replaceAll("-", "_")}`;
}

/** The Compose project of one wave, as plain data in the order of the Compose specification. */
export function composeProject(stack: Stack, wave: Wave) {
  const members = Object.entries(stack.services).filter(([name]) => waveOf(stack, name) === wave);
  const networks = new Set(members.flatMap(([, { networks }]) => (networks === "host" ? [] : networks)));
  return {
    name: `${stack.name}-${wave}`,
    services: Object.fromEntries(members.map(([name, service]) => [name, composeService({ stack, name, service })])),
    ...(networks.size > 0 && {
      networks: Object.fromEntries(
        Object.keys(stack.networks)
          .filter((network) => networks.has(network))
          .map((network) => [network, { name: networkName(stack, network), external: true }]),
      ),
    }),
  };
}

function composeService(placed: PlacedService) {
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
    labels: {
      [`${labelPrefix}.stack`]: stack.name,
      [`${labelPrefix}.config`]: `\${${digestName(name)}:?}`,
    },
  });
}

/** What a reader asks first stands first: what runs, how it is reached, what it sees, what it may. */
const order =
  `image container_name restart init user entrypoint command env_file environment network_mode networks ports volumes
tmpfs read_only cap_drop cap_add security_opt healthcheck stop_grace_period deploy logging labels`.split(/\s+/);

function inOrder(keys: Record<string, unknown>): Record<string, unknown> {
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(Object.entries(defined(keys)).sort(([one], [other]) => place(one) - place(other)));
}
