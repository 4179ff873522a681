import { reservedCards } from "./devices.js";
import { defined, filled } from "./filled.js";
import type { PlacedService } from "./placed.js";

export function limitKeys(placed: PlacedService) {
  const { memory, cpus, pids, shmSize, ulimits, sysctls } = placed.service;
  const reserved = defined({ memory: memory.reservation, devices: reservedCards(placed) });
  const resources = defined({
    limits: { cpus: String(cpus), memory: memory.limit, pids },
    reservations: filled(reserved),
  });
  const both = Object.entries(ulimits).map(([name, { soft, hard }]) => [name, soft === hard ? soft : { soft, hard }]);
  return {
    deploy: { resources },
    shm_size: shmSize,
    ulimits: filled(Object.fromEntries(both)),
    sysctls: filled({ ...sysctls }),
  };
}
