import type { Site } from "./site.js";
import { sampled } from "./value.js";

/** Where a visitor ends whom a redirect leads on. */
export interface Followed {
  /** The redirects on the way, the first one included. */
  readonly by: readonly Site[];
  /** The site that answers; none where the way leaves the stack, or never ends. */
  readonly end: Site | undefined;
  readonly isEndless: boolean;
  /** Address that the last redirect leads to. */
  readonly address: string;
}

/** Follows a redirect through the sites of the stack, as a browser does. */
export function followRedirect(sites: readonly Site[], start: Site): Followed {
  const by: Site[] = [];
  const seen = new Set<string>();
  let [site, path, address]: [Site | undefined, string, string] = [start, start.path ?? "/", ""];
  while (site?.leadsTo.kind === "redirect") {
    const { address: target, keepsPath }: { address: Site["host"]; keepsPath: boolean } = site.leadsTo;
    by.push(site);
    address = `${sampled(target)}${keepsPath ? path : ""}`;
    if (seen.has(address)) return { by, end: undefined, isEndless: true, address };
    seen.add(address);
    if (!URL.canParse(address)) break;
    const { host, pathname } = new URL(address);
    path = pathname;
    site = answering(sites, host, path);
  }
  return { by, end: site?.leadsTo.kind === "redirect" ? undefined : site, isEndless: false, address };
}

/** The site that answers for a name and a path: the longest path counts. */
export function answering(sites: readonly Site[], host: string, path: string): Site | undefined {
  const fitting = sites.filter((site) => sampled(site.host) === host && covers(site.path, path));
  return fitting.sort((one, other) => (other.path?.length ?? 0) - (one.path?.length ?? 0))[0];
}

function covers(own: string | undefined, path: string): boolean {
  return own === undefined || path === own || (own !== "/" && path.startsWith(`${own}/`));
}
