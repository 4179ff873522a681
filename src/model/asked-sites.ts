import type { Site } from "./site.js";
import { sitesOf } from "./sites.js";
import type { Stack } from "./stack.js";
import { followed, shown, type TextValue } from "./value.js";

/** What is asked of a site to see that it serves, and what it should answer. */
export interface AskedSite {
  readonly site: Site;
  /** Path that is asked for, where it is not the first page of a whole name. */
  readonly path?: string;
  /** Address that it should lead to. */
  readonly redirects_to?: TextValue;
  /** What keeps strangers out: the proxy asks for a password, or lets another service ask. */
  readonly login?: "password" | "gate";
}

/** Nobody has it, and so it belongs to what is left of a name. */
const nobodys = "/smoke-test";

/** How each site is asked. */
export function askedSitesOf(stack: Stack): readonly AskedSite[] {
  const all = sitesOf(stack);
  return all.map((site) => {
    const path = askedPath(site, all);
    const { leadsTo, settings } = site;
    const goal = leadsTo.kind === "redirect" ? leadsTo : undefined;
    const { login } = settings;
    return {
      site,
      ...(path !== undefined && { path }),
      ...(goal && { redirects_to: goal.keepsPath ? followed(goal.address, path ?? "/") : goal.address }),
      ...(login && { login: login.kind === "basicAuth" ? ("password" as const) : ("gate" as const) }),
    };
  });
}

function askedPath({ path, host, settings }: Site, all: readonly Site[]): string | undefined {
  const hasFirstPage = all.some((other) => other.path === "/" && shown(other.host) === shown(host));
  const isOpenSomewhere = (settings.login?.except ?? []).length > 0;
  if (path === "/") return path;
  if (isOpenSomewhere || (path === undefined && hasFirstPage)) return `${path ?? ""}${nobodys}`;
  return path;
}
