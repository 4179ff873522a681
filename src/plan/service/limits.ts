import { defined } from "./filled.js";
import type { PlacedService } from "./placed.js";

export function limitKeys({ service: { memory, cpus, pids } }: PlacedService) {
  const resources = defined({
    limits: { cpus: String(cpus), memory: memory.limit, pids },
    reservations: memory.reservation && { memory: memory.reservation },
  });
  return { deploy: { resources } };
}
