import type { PlacedService } from "./placed.js";

export function networkKeys({ service: { networks } }: PlacedService) {
  return networks === "host" ? { network_mode: "host" } : { networks };
}
