import type { PlacedService } from "./placed.js";

export function networkKeys({ service: { networks, networkOf, aliases } }: PlacedService) {
  if (networkOf !== undefined) return { network_mode: `service:${networkOf}` };
  if (networks === "host") return { network_mode: "host" };
  if (aliases.length === 0) return { networks };
  return { networks: Object.fromEntries(networks.map((network) => [network, { aliases }])) };
}
