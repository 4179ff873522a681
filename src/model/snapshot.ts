/**
 * What a build made, as far as a later one is compared with it: `docs/stack.json`. No value of a variable, no address of
 * a host, and of a secret its name.
 */
export interface Snapshot {
  /** Rises where a later build would misread it. */
  readonly format: typeof snapshotFormat;
  readonly stack: string;
  readonly hosts: readonly string[];
  /** The machine that each host is; none said where every host gets all services. */
  readonly machines?: Readonly<Record<string, string>>;
  readonly networks: Readonly<Record<string, NetworkSnapshot>>;
  readonly services: Readonly<Record<string, ServiceSnapshot>>;
  /** Sites that lead to no service; none said where there are none. */
  readonly sites?: readonly SiteSnapshot[] | undefined;
  /** Names of the vault, without the prefix `vault_`. */
  readonly secrets: readonly string[];
  readonly risks: readonly RiskSnapshot[];
  /** Digest of the files of each role, but for those that services mount; in the order in which they run. */
  readonly roles: Readonly<Record<string, string>>;
  /** Files of the host that go with the role that brings them. */
  readonly hostFiles: readonly string[];
  /** What left, and whose data is given up. */
  readonly destroyed: readonly string[];
  /** What gives its place to the stack, such as "the project 'shop'"; none said where nothing does. */
  readonly adopts?: readonly string[];
}

export const snapshotFormat = 1;

export interface NetworkSnapshot {
  readonly subnet: string;
  /** Its range of IPv6; none said where it has none. */
  readonly ipv6?: string | undefined;
  readonly internal: boolean;
  /** The only names outside that its services reach; none said where nothing is filtered. */
  readonly allow?: readonly string[] | undefined;
}

export interface ServiceSnapshot {
  readonly wave: string;
  /** Machines that it runs on; none said where every host gets all services. */
  readonly on?: readonly string[];
  /** As the Compose file has it. */
  readonly image: string;
  readonly networks: readonly string[] | "host";
  /** The other keys of the Compose file, by their way, such as "deploy.resources.limits.memory"; a long value by its digest. */
  readonly keys: Readonly<Record<string, string>>;
  /** Digests of the files that it mounts, by their path in the container. */
  readonly files: Readonly<Record<string, string>>;
  /** By the name or path under which the service finds a secret: the names in the vault. */
  readonly secrets: Readonly<Record<string, readonly string[]>>;
  readonly data: readonly DataSnapshot[];
  readonly sites: readonly SiteSnapshot[];
  /** Ports of the host that lead to it past the reverse proxy, or that are its own as the proxy. */
  readonly ports: readonly PortSnapshot[];
  /** Whether the sites of all services are reached through it. */
  readonly isProxy: boolean;
  /** Name that it had before, whose data is its own. */
  readonly movedFrom?: string;
  /** Folders that take over data of an older deployment, and where that has it. */
  readonly adopts?: readonly { readonly from: string; readonly folder: string }[];
  /** Major versions of its database that the deployment brings from one to the other. */
  readonly upgrade?: { readonly from: number; readonly to: number };
  /** By engine. */
  readonly databases: readonly { readonly name: string; readonly engine: string }[];
  /** Services that must be well before it starts. */
  readonly waitsFor: readonly string[];
  /** Seconds that stopping may take, and starting until the deployment gives up. */
  readonly stops: number;
  readonly starts: number;
}

export interface DataSnapshot {
  /** In the container. */
  readonly path: string;
  /** On the host. */
  readonly folder: string;
  readonly backup: string;
  /** Said of a folder that is not the stack's, and goes nowhere with the service. */
  readonly isOfHost?: true;
}

export interface PortSnapshot {
  /** Such as "2222/tcp", with the address where it is one alone. */
  readonly port: string;
  readonly openTo: string;
}

export interface SiteSnapshot {
  /** Such as "n8n.<domain>", or "www.<domain>/api". */
  readonly name: string;
  readonly openTo: string;
  /** Paths that everyone may open. */
  readonly publicPaths: readonly string[];
  /** Who is let in, where the proxy asks, such as "a password". */
  readonly login?: string | undefined;
  /** Address that visitors are led to. */
  readonly redirectsTo?: string | undefined;
  /** Digest of the address of a server outside the stack. */
  readonly outside?: string | undefined;
}

export interface RiskSnapshot {
  readonly rule: string;
  readonly thing: string;
  readonly because: string;
  readonly until: string;
}
