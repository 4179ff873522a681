import type { TextValue } from "../value.js";

/** A port of the container that Docker publishes on the host. */
export interface Port {
  /** Address of the host; none: every address. */
  readonly address: string | undefined;
  /** Port of the host, or a range; none: Docker chooses. */
  readonly published: string | undefined;
  /** Port of the container, or a range. */
  readonly target: string;
  readonly protocol: string;
}

/** Who may connect: everybody, clients of the VPN, the host itself, or whoever comes from one of the ranges. */
export type Audience = "anyone" | "vpn" | "host" | readonly TextValue[];

/** A port that a service of a stack is reached at, past the reverse proxy. */
export interface OpenPort extends Port {
  readonly published: string;
  readonly protocol: "tcp" | "udp";
  readonly from: Audience;
  /** Why; none for a port of the host itself. */
  readonly because: string | undefined;
}

/** Whether a port was declared in a stack, with who may connect. */
export function isOpenPort(port: Port): port is OpenPort {
  return "from" in port;
}

/** Whether an address is that of the host for itself. */
export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && (address.startsWith("127.") || address === "[::1]");
}
