import type { Secret, TextValue } from "../model/value.js";

/** A setting of a module: a secret reaches it as a file, never as text of the configuration. */
export type DnsSetting = TextValue | Secret;

/** Modules of Caddy for DNS providers, with the settings that each must be given; `Secret` where it is one. */
export interface DnsModules {
  /** BIND, Knot or PowerDNS, by dynamic updates that a TSIG key signs. @see https://github.com/caddy-dns/rfc2136 */
  readonly rfc2136: {
    readonly server: TextValue;
    readonly key_name: TextValue;
    readonly key_alg: TextValue;
    readonly key: Secret;
  };
  /** OVHcloud, with the three keys of its API. @see https://github.com/caddy-dns/ovh */
  readonly ovh: {
    readonly endpoint: TextValue;
    readonly application_key: Secret;
    readonly application_secret: Secret;
    readonly consumer_key: Secret;
  };
  /** Cloudflare, with a token that may edit the zone. @see https://github.com/caddy-dns/cloudflare */
  readonly cloudflare: { readonly api_token: Secret; readonly zone_token?: Secret };
  /** Hetzner DNS, with a token of its API. @see https://github.com/caddy-dns/hetzner */
  readonly hetzner: { readonly api_token: Secret };
  /** Gandi LiveDNS, with a personal access token. @see https://github.com/caddy-dns/gandi */
  readonly gandi: { readonly bearer_token: Secret };
  /** deSEC, with a token of its API. @see https://github.com/caddy-dns/desec */
  readonly desec: { readonly token: Secret };
}

/** A provider whose module's settings are known here. */
type KnownProvider = {
  readonly [Name in keyof DnsModules]: { readonly provider: Name; readonly settings: DnsModules[Name] };
}[keyof DnsModules];

/** Any other module, by its name after `dns.providers.`; its settings are those of its own documentation. */
interface OtherProvider {
  /** The module, such as { module: "route53" }. The image must have it. */
  readonly provider: { readonly module: string };
  /** Its settings, by the names of its documentation. */
  readonly settings: Readonly<Record<string, DnsSetting>>;
}

/** Who holds the zone of the domain, and how the proxy may write records into it. */
export type DnsProvider = (KnownProvider | OtherProvider) & {
  /** Name servers that see the zone as the world does, where the host's own do not. Default: the host's own. */
  readonly resolvers?: readonly string[];
};

/** Name of the provider's module, such as "ovh". */
export function dnsModuleOf({ provider }: DnsProvider): string {
  return typeof provider === "string" ? provider : provider.module;
}
