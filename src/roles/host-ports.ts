import type { Stack } from "../model/stack.js";

/** A port of the host that a role takes for a program of its own. */
export interface HostPort {
  /** As in "8080/tcp". */
  readonly port: string;
  readonly role: string;
  readonly program: string;
}

/**
 * Ports that the roles of the stack take, on 127.0.0.1 or on every address. CrowdSec's are the defaults of Debian's
 * packages: its API, its metrics, and those of its bouncer.
 */
export function hostPortsOf({ phases, hosts, sshPort }: Stack): readonly HostPort[] {
  if (!phases.some(({ steps }) => steps.some(({ role }) => role === "hardening"))) return [];
  const taken = (port: number, program: string): HostPort => ({ port: `${port}/tcp`, role: "hardening", program });
  return [
    ...[...new Set([sshPort, ...Object.values(hosts).map(({ bootstrapPort }) => bootstrapPort)])].map((port) =>
      taken(port, "sshd"),
    ),
    taken(8080, "CrowdSec"),
    taken(6060, "CrowdSec"),
    taken(60601, "CrowdSec's bouncer"),
  ];
}
