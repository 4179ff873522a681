import type { PlacedService } from "./placed.js";

export function networkKeys({ service: { networks, aliases } }: PlacedService) {
  if (networks === "host") return { network_mode: "host" };
  if (aliases.length === 0) return { networks };
  return { networks: Object.fromEntries(networks.map((network) => [network, { aliases }])) };
}
