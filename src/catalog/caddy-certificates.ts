import type { ServiceOptions } from "../declared/service/service.js";
import { file } from "../dsl/mount.js";
import type { Certificates } from "../model/service/certificates.js";
import type { ConfigFile } from "../model/service/config-file.js";
import type { Secret, Text, TextValue, Value, Variable } from "../model/value.js";
import type { WithoutOthers, WithoutOthersIn } from "../review/typed/options.js";
import { type DnsModules, type DnsProvider, type DnsSetting, dnsModuleOf } from "./dns-modules.js";

/**
 * Where certificates come from: an ACME authority that everyone trusts, or one of your own.
 *
 * - `{ email }`: Let's Encrypt looks at each site from outside, so each one needs a public record, for VPN clients too.
 * - `{ email, dns }`: Caddy writes a record into the zone instead; sites for the VPN then need no public record.
 * - `{ authority: { directory, root } }`: an ACME authority of your own, which asks as Let's Encrypt does.
 * - `{ authority: "internal" }`, or "internal": Caddy signs by itself, and each client must be given its root.
 */
export type CaddyCertificates = AcmeCertificates | InternalCertificates | "internal";

export interface AcmeCertificates {
  /** Address that the authority warns before a certificate runs out. Default: none, which only an authority of your own allows. */
  readonly email?: TextValue;
  /** Who signs: an ACME authority of your own, or a public one's rehearsal. Default: Let's Encrypt. */
  readonly authority?: AcmeAuthority;
  /** Proves the domain by a record in its zone. The image must have the provider's module. Default: sites are looked at. */
  readonly dns?: DnsProvider;
}

/** An ACME authority of your own, such as step-ca, or a public one's rehearsal. */
export interface AcmeAuthority {
  /** Address of its directory, such as "https://ca.example.com/acme/acme/directory". */
  readonly directory: TextValue;
  /** Its root certificates in PEM, which sign the directory and the sites. Default: those that the image trusts. */
  readonly root?: TextValue;
}

export interface InternalCertificates {
  /** Caddy signs by itself. */
  readonly authority: "internal";
}

/** Refuses, at its key, each option of the chosen way that nobody takes. */
export type JudgedCertificates<Options> = Options extends { readonly certificates: infer Chosen extends object }
  ? {
      readonly certificates: WithoutOthers<Chosen, AcmeCertificates> &
        WithoutOthersIn<Objects<Chosen>, { authority: AcmeAuthority; dns: DnsProvider }> &
        JudgedSettings<Chosen>;
    }
  : unknown;

type JudgedSettings<Chosen> = Chosen extends {
  readonly dns: { readonly provider: infer Name extends keyof DnsModules; readonly settings: infer Settings };
}
  ? { readonly dns: { readonly settings: WithoutOthers<Settings, DnsModules[Name]> } }
  : unknown;

/** Those of the properties that are objects themselves. */
type Objects<Chosen> = { readonly [Key in keyof Chosen as Chosen[Key] extends object ? Key : never]: Chosen[Key] };

/** What a way to certificates asks of the service. */
export interface CertificateParts {
  /** Lines of Caddy's global options. */
  readonly lines: readonly string[];
  readonly environment: Readonly<Record<string, Value>>;
  readonly secretFiles: NonNullable<ServiceOptions["secretFiles"]>;
  readonly files: readonly ConfigFile[];
  readonly certificates: Certificates;
}

/** Where Caddy finds the root certificates of an ACME authority of your own. */
const rootFile = "/etc/caddy/authority.pem";

/** Where Caddy's own authority keeps its root. */
const internalRoot = "/data/caddy/pki/authorities/local/root.crt";

/** What Caddy must be told and given for the way that the stack chose. */
export function certificateParts(chosen: CaddyCertificates): CertificateParts {
  if (chosen === "internal" || chosen.authority === "internal") return internal;
  const { email, authority, dns, ...others } = chosen as AcmeCertificates;
  const settings = Object.entries(dns?.settings ?? {}) as readonly [string, DnsSetting][];
  return {
    lines: [
      ...(email === undefined ? [] : ["email {$ACME_EMAIL}"]),
      ...(authority === undefined ? [] : [`acme_ca ${token("ACME_DIRECTORY", authority.directory)}`]),
      ...(authority?.root === undefined ? [] : [`acme_ca_root ${rootFile}`]),
      ...(dns === undefined ? [] : dnsLines(dns, settings)),
    ],
    environment: {
      ...(email !== undefined && { ACME_EMAIL: email }),
      ...(typeof authority?.directory === "object" && { ACME_DIRECTORY: authority.directory }),
      ...Object.fromEntries(
        settings.flatMap(([name, value]) =>
          isSecret(value) || typeof value === "string" ? [] : [[variableOf(name), value]],
        ),
      ),
    },
    secretFiles: Object.fromEntries(
      settings.flatMap(([name, value]) => (isSecret(value) ? [[secretPath(name), value]] : [])),
    ),
    files: authority?.root === undefined ? [] : [file(rootFile, asText(authority.root))],
    certificates: {
      proof: dns === undefined ? "site" : "dns",
      authority: authority === undefined ? "public" : "own",
      ...(authority?.root !== undefined && { root: rootFile }),
      ...(dns !== undefined && { dnsModule: dnsModuleOf(dns) }),
      // What nobody takes is told where the service is judged.
      ...others,
    },
  };
}

const internal: CertificateParts = {
  lines: ["local_certs", "skip_install_trust"],
  environment: {},
  secretFiles: {},
  files: [],
  certificates: { proof: "none", authority: "own", root: internalRoot },
};

/** The issuer with its DNS challenge: other challenges are off then. It takes e-mail and directory from the lines above. */
function dnsLines(dns: DnsProvider, settings: readonly (readonly [string, DnsSetting])[]): readonly string[] {
  return [
    "cert_issuer acme {",
    `\tdns ${dnsModuleOf(dns)} {`,
    ...settings.map(
      ([name, value]) =>
        `\t\t${name} ${isSecret(value) ? `{file.${secretPath(name)}}` : token(variableOf(name), value)}`,
    ),
    "\t}",
    ...(dns.resolvers === undefined ? [] : [`\tresolvers ${dns.resolvers.join(" ")}`]),
    "}",
  ];
}

/** A word of a Caddyfile: the text itself, or what the environment variable of this name holds. */
function token(variable: string, value: TextValue): string {
  return `"${typeof value === "string" ? value.replaceAll('"', '\\"') : `{$${variable}}`}"`;
}

const asText = (value: TextValue): string | Text<Variable> =>
  typeof value === "object" && value.kind === "variable" ? { kind: "text", parts: [value] } : value;

const isSecret = (value: DnsSetting): value is Secret => typeof value === "object" && value.kind === "secret";

const variableOf = (setting: string): string => `DNS_${setting.toUpperCase()}`;

const secretPath = (setting: string): string => `/run/secrets/dns_${setting}`;
