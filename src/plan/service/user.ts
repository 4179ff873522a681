import type { PlacedService } from "./placed.js";

export function userKeys({ service: { user } }: PlacedService) {
  return { user };
}
