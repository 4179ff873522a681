import { alertsConfigRole } from "./alerts-config.js";
import { backupConfigRole } from "./backup-config.js";
import { commonRole } from "./common.js";
import { dnsRecordsRole } from "./dns-records.js";
import { dockerRole } from "./docker.js";
import { dockerStackRole } from "./docker-stack.js";
import { hardeningRole } from "./hardening.js";
import { headscaleNodeRole } from "./headscale-node.js";
import { jobTimersRole } from "./job-timers.js";
import { n8nProvisionRole } from "./n8n-provision.js";
import type { RoleDefinition } from "./role.js";
import { smokeTestsRole } from "./smoke-tests.js";
import { stackMachinesRole } from "./stack-machines.js";
import { uptimeConfigRole } from "./uptime-config.js";

const definitions = [
  alertsConfigRole,
  backupConfigRole,
  commonRole,
  dnsRecordsRole,
  dockerRole,
  dockerStackRole,
  hardeningRole,
  headscaleNodeRole,
  jobTimersRole,
  n8nProvisionRole,
  smokeTestsRole,
  stackMachinesRole,
  uptimeConfigRole,
];

/** Rexible's own roles by name. */
export const builtInRoles: ReadonlyMap<string, RoleDefinition> = new Map(
  definitions.map((definition) => [definition.name, definition as unknown as RoleDefinition]),
);
