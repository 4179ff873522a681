/**
 * Every address of the test, in one place: documentation ranges (RFC 5737) and the shared range (RFC 6598) that VPNs use.
 * 192.0.2.0/24 and 203.0.113.0/24 are left alone: test machines themselves have been seen with addresses in them.
 */
export const internet = {
  name: "rex-internet",
  subnet: "198.51.100.0/24",
  controller: "198.51.100.1",
  host: "198.51.100.10",
  neighbour: "198.51.100.20",
  depot: "198.51.100.30",
} as const;

/** The VPN: a second wire between host, controller and one client. */
export const vpn = {
  name: "rex-vpn",
  subnet: "100.64.0.0/24",
  range: "100.64.0.0/10",
  controller: "100.64.0.1",
  host: "100.64.0.10",
  client: "100.64.0.20",
} as const;

/** A host's name and its place on both wires. */
export interface Seat {
  readonly name: string;
  readonly internet: string;
  readonly vpn: string;
}

export const seats = {
  first: { name: "rexible-host", internet: internet.host, vpn: vpn.host },
  second: { name: "rexible-second-host", internet: "198.51.100.11", vpn: "100.64.0.11" },
} as const satisfies Readonly<Record<string, Seat>>;

/** The domain that the depot's name server answers for. */
export const domain = "example.com";
