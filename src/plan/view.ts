import { rangesOfNetwork } from "../model/ipv6.js";
import { containerName, networkName } from "../model/paths.js";
import type { DeployableService } from "../model/service/service.js";
import type { Site } from "../model/site.js";
import { siteVariable } from "../model/site-values.js";
import { sitesOf } from "../model/sites.js";
import type { Stack } from "../model/stack.js";
import type { TextValue } from "../model/value.js";
import { type CaddyName, caddyNames } from "./caddy/names.js";
import { variablesIn } from "./interpolation.js";
import { databaseSecretPath, databasesOf } from "./service/secrets.js";
import { UnknownYet } from "./unknown-yet.js";

/** What a `.hbs` file sees: the whole stack, from the standpoint of one service. */
export interface View {
  readonly project: string;
  readonly service: { readonly name: string; readonly image: string };
  /** Services that the reverse proxy serves, each at a name or a part of its paths. */
  readonly sites: readonly ViewedSite[];
  /** All names that the reverse proxy answers for, as a Caddyfile has them. */
  readonly names: readonly CaddyName[];
  /** Those of registries, each by its tag, also where it is locked to a digest. */
  readonly images: readonly { readonly service: string; readonly image: string }[];
  /** Databases that this service holds for others. */
  readonly databases: readonly { readonly name: string; readonly secretFile: string }[];
  /** Endpoints with metrics on a network that this service shares. */
  readonly scrapes: readonly { readonly service: string; readonly target: string; readonly path: string }[];
  readonly containers: readonly string[];
  readonly networks: readonly { readonly name: string; readonly subnet: string; readonly internal: boolean }[];
  /** Subnets of the networks that this service joins, those of IPv6 too. */
  readonly subnets: readonly string[];
}

/** A service behind the reverse proxy, for configuration of one's own. */
interface ViewedSite
  extends Pick<Site, "service" | "subdomain" | "apex" | "path" | "vpnOnly" | "publicPaths" | "publicRecord"> {
  readonly host: string | UnknownYet;
  /** "container:port" on a shared network; of several, with blanks between them. */
  readonly upstream: string;
  readonly websocket: boolean;
}

function viewedSite(stack: Stack, site: Site): readonly ViewedSite[] {
  if (site.leadsTo.kind !== "service") return [];
  const host = typeof site.host === "string" ? site.host : hostUnknown(stack, site.host);
  return [{ ...site, host, upstream: site.leadsTo.upstreams.join(" "), websocket: site.protocol === "websocket" }];
}

function hostUnknown(stack: Stack, host: Exclude<TextValue, string>): UnknownYet {
  const variables = variablesIn(host);
  const names = (all: readonly string[]): string => all.join(" and ");
  return new UnknownYet(
    "host",
    `the inventory gives ${names(variables.map(({ name }) => `'${name}'`))}: write {{subdomain}} and {{apex}}, and let the program read ${names(variables.map((one) => siteVariable(stack, one)))} from its environment`,
  );
}

/** The view of the stack that the configuration of `name` is rendered with. */
export function viewOf(stack: Stack, name: string): View {
  const services = Object.entries(stack.services);
  const self = stack.services[name];
  return {
    project: stack.name,
    service: { name, image: self?.image ?? "" },
    sites: sitesOf(stack).flatMap((site) => viewedSite(stack, site)),
    names: self?.reverseProxy === true ? caddyNames(stack) : [],
    images: services.flatMap(([service, { image, isBuilt }]) =>
      isBuilt ? [] : [{ service, image: withoutDigest(image) }],
    ),
    databases: databasesOf(stack, name).map((database) => ({
      name: database.name,
      secretFile: databaseSecretPath(database.name),
    })),
    scrapes: services.flatMap(([service, { metrics, networks, networkOf = service }]) =>
      metrics !== undefined && self !== undefined && (service === name || share(networks, self.networks))
        ? [{ service, target: `${networkOf}:${metrics.port}`, path: metrics.path }]
        : [],
    ),
    containers: services.map(([service]) => containerName(stack, service)),
    networks: Object.entries(stack.networks).map(([network, { subnet, internal }]) => ({
      name: networkName(stack, network),
      subnet,
      internal,
    })),
    subnets: joined(self?.networks).flatMap((name) => {
      const network = stack.networks[name];
      return network === undefined ? [] : rangesOfNetwork(network);
    }),
  };
}

/** A digest never changes: who watches for new images watches the tag. An image without a tag keeps its digest. */
function withoutDigest(image: string): string {
  return image.replace(/(:[\w.-]+)@.*$/, "$1");
}

function joined(networks: DeployableService["networks"] | undefined): readonly string[] {
  return networks === undefined || networks === "host" ? [] : networks;
}

function share(one: DeployableService["networks"], other: DeployableService["networks"]): boolean {
  return joined(one).some((network) => joined(other).includes(network));
}
