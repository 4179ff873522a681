import type { DeclaredPort } from "../declared/service/ports.js";
import type { TextValue } from "../model/value.js";

interface PortOptions {
  /** Who may connect: everybody, clients of the VPN, or whoever comes from one of the ranges in CIDR notation. */
  readonly from: "anyone" | "vpn" | readonly TextValue[];
  /** Why it is open, and what keeps strangers out. */
  readonly because: string;
}

/**
 * A port of the host that leads to the service, past the reverse proxy.
 *
 * @param text as Compose writes it: `[address:]outside[:inside][/protocol]`, each a number or a range. Default: every address,
 * the same number inside, TCP. On 127.0.0.1 nobody but the host itself connects, and nothing more is to be said.
 * @example ports: [port("2222:22", { from: "anyone", because: "Git over SSH, with keys" })]
 * @example ports: [port("10000-10100/udp", { from: "anyone", because: "media of calls" }), port("127.0.0.1:8125:8125/udp")]
 */
export function port(text: `127.0.0.1:${string}` | `[::1]:${string}`): DeclaredPort;
export function port(text: string, options: PortOptions): DeclaredPort;
export function port(text: string, options?: PortOptions): DeclaredPort {
  return { kind: "port", text, ...options };
}
