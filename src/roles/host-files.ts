import { sharesOf } from "../model/machines/share.js";
import { rootOf } from "../model/paths.js";
import type { RoleVariables } from "../model/role-variables.js";
import type { Stack } from "../model/stack.js";
import { alertsConfigRole } from "./alerts-config.js";
import { backupConfigRole } from "./backup-config.js";
import { dockerRole } from "./docker.js";
import { hardeningRole } from "./hardening.js";
import { headscaleNodeRole } from "./headscale-node.js";
import { jobTimersRole } from "./job-timers.js";
import { stackMachinesRole } from "./stack-machines.js";
import { uptimeConfigRole } from "./uptime-config.js";

type Brings = (stack: Stack, variables: RoleVariables) => readonly string[];

const unit = (name: string) => `/etc/systemd/system/${name}`;
const packageSource = (name: string, keys = [`${name}.asc`]) => [
  `/etc/apt/sources.list.d/${name}.sources`,
  ...keys.map((key) => `/etc/apt/keyrings/${key}`),
];

/**
 * What goes from the host when the role leaves the stack, or its option does. Settings of the system, of SSH and of the firewall
 * stay, and so do packages: nobody's host is to be less safe because a line went.
 */
const broughtBy: ReadonlyMap<string, Brings> = new Map<string, Brings>([
  [
    alertsConfigRole.name,
    (stack, variables) => [
      ...["channels", "containers", "drift", "host", "looks", "memory", "messages", "run", "sites"].map(
        (part) => `${rootOf(stack)}/bin/alerts.d/${part}.py`,
      ),
      ...["alerts", "alerts.json"].map((file) => `${rootOf(stack)}/bin/${file}`),
      `${rootOf(stack)}/secrets/alerts/channels.json`,
      ...["alerts.service", "alerts.timer"].map((name) => unit(`${stack.name}-${name}`)),
      ...(alertsConfigRole.options.parse(variables).driftHours === 0
        ? []
        : ["drift.service", "drift.timer"].map((name) => unit(`${stack.name}-${name}`))),
    ],
  ],
  [
    backupConfigRole.name,
    (stack) => [
      ...["alone.sh", "backup", "backup.json", "offsite", "restore"].map((file) => `${rootOf(stack)}/bin/${file}`),
      ...["heartbeat-url", "offsite-known-hosts", "offsite-ssh-key", "offsite.json"].map(
        (file) => `${rootOf(stack)}/secrets/backup/${file}`,
      ),
      ...["backup-failed.service", "backup.service", "backup.timer"].map((name) => unit(`${stack.name}-${name}`)),
    ],
  ],
  [
    dockerRole.name,
    (_, variables) => {
      const { source, nvidia } = dockerRole.options.parse(variables);
      return [
        ...["docker-prune.service", "docker-prune.timer"].map(unit),
        "/usr/local/sbin/docker-prune",
        ...(source === "docker.com" ? packageSource("docker") : []),
        ...(nvidia === false ? [] : packageSource("nvidia-container-toolkit")),
      ];
    },
  ],
  [
    hardeningRole.name,
    (_, variables) =>
      hardeningRole.options.parse(variables).crowdsecSource === "crowdsec.net" ? packageSource("crowdsec") : [],
  ],
  [headscaleNodeRole.name, () => packageSource("tailscale", ["tailscale.asc", "tailscale.gpg"])],
  [
    stackMachinesRole.name,
    ({ name }) => [
      `/etc/${name}-machines.nft`,
      `/etc/sysctl.d/90-${name}-machines.conf`,
      unit(`${name}-machines.service`),
    ],
  ],
  [
    uptimeConfigRole.name,
    (stack) => [
      ...["container-metrics", "uptime", "uptime.list"].map((file) => `${rootOf(stack)}/bin/${file}`),
      `${rootOf(stack)}/secrets/uptime/heartbeat-url`,
      ...["uptime.service", "uptime.timer"].map((name) => unit(`${stack.name}-${name}`)),
    ],
  ],
]);

/** Files of the host that roles of the stack bring, besides those of services, as far as they go with the role. */
export function hostFilesOf(stack: Stack): string[] {
  const steps = sharesOf(stack)
    .flatMap(({ phases }) => phases)
    .flatMap(({ steps }) => steps);
  const paths = steps.flatMap((step) =>
    step.kind === "role" && !step.own ? (broughtBy.get(step.role)?.(stack, step.variables) ?? []) : [],
  );
  return [...new Set([...paths, ...driftFilesOf(stack), ...jobFilesOf(stack)])].sort();
}

/** The program of the role docker-stack, which no phase names either. */
function driftFilesOf(stack: Stack): readonly string[] {
  if (!stack.phases.some(({ steps }) => steps.some(({ kind }) => kind === "deploy"))) return [];
  const parts = ["comparison", "containers", "entry", "files", "left", "logins", "openings", "run", "told", "units"];
  const files = ["drift", "drift.json", ...parts.map((part) => `drift.d/${part}.py`)];
  return files.map((file) => `${rootOf(stack)}/bin/${file}`);
}

/** Those of jobs on a schedule, whose role no phase names. */
function jobFilesOf(stack: Stack): readonly string[] {
  const jobs = sharesOf(stack).flatMap((share) => jobTimersRole.derive(share).jobs);
  if (jobs.length === 0) return [];
  const units = jobs.flatMap(({ name }) => ["service", "timer"].map((kind) => `${stack.name}-job-${name}.${kind}`));
  return [`${rootOf(stack)}/bin/job`, ...units.map(unit)];
}
