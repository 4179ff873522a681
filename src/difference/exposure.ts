import type { ServiceSnapshot, SiteSnapshot, Snapshot } from "../model/snapshot.js";
import { changedKeys, compared, quoted } from "./compared.js";
import type { Item } from "./item.js";

/** Sites and ports that open, close or change, and services that gain or lose a way out. */
export function changedExposure(before: Snapshot, after: Snapshot): readonly Item[] {
  return [
    ...changedSites(before, after),
    ...changedPorts(before, after),
    ...changedWaysOut(before, after),
    ...changedNames(before, after),
  ];
}

interface PlacedSite extends SiteSnapshot {
  /** Way to what says it. */
  readonly at: readonly string[];
  /** Where it leads, as in "it leads to 'n8n'". */
  readonly leadsTo: string;
}

/** The sites by their names. */
export function sitesIn({ services, sites: own = [] }: Snapshot): Readonly<Record<string, PlacedSite>> {
  const all = [
    ...Object.entries(services).flatMap(([service, { sites }]) =>
      sites.map((site) => ({ ...site, at: ["services", service, "expose"], leadsTo: goalOf(site, `'${service}'`) })),
    ),
    ...own.map((site) => ({ ...site, at: ["sites"], leadsTo: goalOf(site, `a server outside (${site.outside})`) })),
  ];
  return Object.fromEntries(all.map((site) => [site.name, site]));
}

function goalOf({ redirectsTo }: SiteSnapshot, usual: string): string {
  return redirectsTo ?? usual;
}

/** As in "open to everyone, after a password". */
function openTo({ openTo: who, login }: SiteSnapshot): string {
  return login === undefined ? who : `${who}, after ${login}`;
}

function changedSites(before: Snapshot, after: Snapshot): readonly Item[] {
  return changedKeys(sitesIn(before), sitesIn(after)).map(({ key: name, before: old, after: now }) => {
    if (now === undefined) return { says: `${name} closes; it led to ${old?.leadsTo}` };
    const causes = [{ says: causeOf(now), at: now.at }];
    if (old === undefined) {
      const paths = now.publicPaths.length > 0 ? [`Everyone may open ${quoted(now.publicPaths)}.`] : [];
      return { says: `${name} opens to ${openTo(now)}; it leads to ${now.leadsTo}`, causes, effects: paths };
    }
    const changes = [
      ...(old.leadsTo === now.leadsTo ? [] : [`it leads to ${now.leadsTo} instead of ${old.leadsTo}`]),
      ...(openTo(old) === openTo(now) ? [] : [`it is open to ${openTo(now)} instead of ${openTo(old)}`]),
      ...(quoted(old.publicPaths) === quoted(now.publicPaths)
        ? []
        : [
            `everyone may open ${quoted(now.publicPaths) || "none of its paths"} instead of ${quoted(old.publicPaths) || "none"}`,
          ]),
    ];
    return { says: `${name}: ${changes.join("; ")}`, causes };
  });
}

function causeOf({ at: [kind, service] }: PlacedSite): string {
  return kind === "services" ? `how '${service}' is reached` : "the sites of the stack";
}

/** With those who may connect; "none" where there are none. */
function portsOf(service: ServiceSnapshot | undefined): string {
  return service?.ports.map(({ port, openTo }) => `${port} to ${openTo}`).join(", ") || "none";
}

function changedPorts(before: Snapshot, after: Snapshot): readonly Item[] {
  return changedKeys(before.services, after.services).flatMap(({ key: name, before: old, after: now }) => {
    const [was, is] = [portsOf(old), portsOf(now)];
    if (was === is) return [];
    const causes = now === undefined ? {} : { causes: [{ says: `ports of '${name}'`, at: ["services", name] }] };
    return [{ says: `ports of '${name}': ${is} instead of ${was}`, ...causes }];
  });
}

function changedWaysOut(before: Snapshot, after: Snapshot): readonly Item[] {
  return compared(before.services, after.services).kept.flatMap(([name, old, now]) => {
    const [was, is] = [reachesOut(before, old), reachesOut(after, now)];
    if (was === is) return [];
    const causes = [{ says: `networks of '${name}'`, at: ["services", name, "networks"] }];
    return [{ says: `'${name}' can ${is ? "now" : "no longer"} reach the internet`, causes }];
  });
}

/** Names that services reach, or reach no longer, through the proxy of their network. */
function changedNames(before: Snapshot, after: Snapshot): readonly Item[] {
  return changedKeys(before.networks, after.networks).flatMap(({ key: network, before: old, after: now }) => {
    const [was, is] = [old?.allow ?? [], now?.allow ?? []];
    const [more, fewer] = [is.filter((name) => !was.includes(name)), was.filter((name) => !is.includes(name))];
    const causes = now === undefined ? {} : { causes: [{ says: `names of '${network}'`, at: ["networks", network] }] };
    return [
      ...(more.length > 0
        ? [{ says: `services in '${network}' reach ${quoted(more)} through its proxy`, ...causes }]
        : []),
      ...(fewer.length > 0 ? [{ says: `services in '${network}' no longer reach ${quoted(fewer)}`, ...causes }] : []),
    ];
  });
}

function reachesOut({ networks }: Snapshot, service: ServiceSnapshot): boolean {
  return service.networks === "host" || service.networks.some((name) => networks[name]?.internal === false);
}
