import { environmentsOf } from "../model/environments.js";
import { grouped } from "../model/grouped.js";
import { sitesAnswerOverIpv6 } from "../model/ipv6.js";
import { hostsOf, machinesOf } from "../model/machines/placement.js";
import { rootOf, volumePath } from "../model/paths.js";
import { sitesOf } from "../model/sites.js";
import type { Stack } from "../model/stack.js";
import { shown } from "../model/value.js";
import { deployedServices } from "../model/waves.js";
import { copiesElsewhere } from "../roles/backup-config.js";

/** What `README.md.hbs` sees: the stack from the standpoint of whoever deploys it. */
export function guideView(stack: Stack) {
  const hosts = Object.entries(stack.hosts).map(([name, { bootstrapPort }]) => ({ name, bootstrapPort }));
  const [first] = hosts;
  const environments = environmentsOf(stack.hosts);
  const limit = environments.length > 1 ? environments[0]?.name : first?.name;
  const machines = machinesOf(stack).map((name) => ({ name, hosts: hostsOf(stack, name).map(([host]) => host) }));
  const services = deployedServices(stack).map(({ name, service }) => ({
    name,
    role: roleOf(stack, name),
    image: service.image,
  }));
  return {
    name: stack.name,
    hosts,
    first: first ?? { name: "", bootstrapPort: 22 },
    severalHosts: hosts.length > 1,
    // On several machines all hosts are meant.
    chosenHosts: hosts.length > 1 && machines.length === 0,
    machines,
    environments: environments.length > 1 ? environments : [],
    limit: hosts.length > 1 && (machines.length === 0 || environments.length > 1) ? ` --limit ${limit}` : "",
    sshPort: stack.sshPort,
    valuesFolder: stack.beside.hasInventory ? "../inventory/group_vars/all" : "inventory/group_vars/all",
    valuesOutside: stack.beside.hasInventory,
    requires: stack.beside.required.roles.length + stack.beside.required.collections.length > 0,
    variables: Object.values(stack.variables).map(({ name, value, description }) => ({
      name,
      example: JSON.stringify(value),
      description,
    })),
    secrets: Object.values(stack.secrets).map(({ name, minLength, description }) => ({
      name: `vault_${name}`,
      minLength,
      description,
    })),
    sites: [...grouped(sitesOf(stack), ({ host }) => shown(host))].map(([host, sites]) => ({
      host,
      service: [...new Set(sites.map(({ service }) => service))].filter(Boolean).join(", "),
      vpnOnly: sites.every(({ vpnOnly }) => vpnOnly),
      vpnRecord: sites.some(({ vpnOnly }) => vpnOnly),
      publicRecord: sites.some(({ publicRecord }) => publicRecord),
    })),
    sitesAnswerOverIpv6: sitesAnswerOverIpv6(stack),
    services,
    anyRole: services.at(-1)?.role ?? "docker-stack",
    hardens: runs(stack, "hardening"),
    backs: runs(stack, "backup-config"),
    copies: copiesElsewhere(stack),
    alerts: runs(stack, "alerts-config"),
    root: rootOf(stack),
    job: deployedServices(stack).find(({ service }) => service.job !== undefined)?.name,
    upgrades: clustersOf(stack),
  };
}

/** The engines whose major versions keep their data in folders of their own. */
function clustersOf(stack: Stack) {
  return deployedServices(stack).flatMap(({ name, service }) =>
    service.volumes.flatMap((mount) =>
      mount.kind === "volume" && mount.refuses?.some(({ found }) => found.includes("PG_VERSION"))
        ? [{ service: name, folder: shown(volumePath(stack, name, mount)) }]
        : [],
    ),
  );
}

function runs({ phases }: Stack, role: string): boolean {
  return phases.some(({ steps }) => steps.some((step) => step.kind === "role" && step.role === role));
}

function roleOf({ phases }: Stack, service: string): string {
  const steps = phases.flatMap((phase) => phase.steps);
  return steps.find((step) => step.kind === "configure" && step.services.includes(service))?.role ?? "";
}
