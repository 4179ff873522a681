import { containerName, networkName } from "../model/paths.js";
import type { Stack } from "../model/stack.js";
import { type Wave, waveOf } from "../model/waves.js";
import { addressKeys } from "./service/addresses.js";
import { rawKeys } from "./service/compose.js";
import { deviceKeys } from "./service/devices.js";
import { environmentKeys } from "./service/environment.js";
import { defined } from "./service/filled.js";
import { healthcheckKeys } from "./service/healthcheck.js";
import { imageKeys } from "./service/image.js";
import { labelKeys } from "./service/labels.js";
import { limitKeys } from "./service/limits.js";
import { loggingKeys } from "./service/logging.js";
import { mountKeys } from "./service/mounts.js";
import { networkKeys } from "./service/networks.js";
import type { PlacedService } from "./service/placed.js";
import { portKeys } from "./service/ports.js";
import { privilegeKeys } from "./service/privileges.js";
import { processKeys } from "./service/process.js";
import { userKeys } from "./service/user.js";

/** The Compose project of one wave, as plain data in the order of the Compose specification. */
export function composeProject(stack: Stack, wave: Wave) {
  const members = Object.entries(stack.services).filter(([name]) => waveOf(stack, name) === wave);
  const networks = new Set(
    members.flatMap(([, { networks, networkOf }]) => (networks === "host" || networkOf !== undefined ? [] : networks)),
  );
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
    ...deviceKeys(placed),
    ...environmentKeys(placed),
    ...networkKeys(placed),
    ...addressKeys(placed),
    ...portKeys(placed),
    ...mountKeys(placed),
    ...privilegeKeys(placed),
    ...healthcheckKeys(placed),
    ...limitKeys(placed),
    ...loggingKeys(placed),
    ...labelKeys(placed),
    ...rawKeys(placed),
  });
}

/** What a reader asks first stands first: what runs, how it is reached, what it sees, what it may. */
const order =
  `image container_name hostname restart init user group_add working_dir entrypoint command env_file environment network_mode
networks extra_hosts dns ports volumes tmpfs shm_size devices read_only privileged cap_drop cap_add security_opt sysctls ulimits healthcheck
stop_signal stop_grace_period deploy logging labels`.split(/\s+/);

function inOrder(keys: Record<string, unknown>): Record<string, unknown> {
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(Object.entries(defined(keys)).sort(([one], [other]) => place(one) - place(other)));
}
