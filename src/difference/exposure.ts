import type { ServiceSnapshot, SiteSnapshot, Snapshot } from "../model/snapshot.js";
import { changedKeys, compared, quoted } from "./compared.js";
import type { Item } from "./item.js";

/** Sites and ports that open, close or change, and services that gain or lose a way out. */
export function changedExposure(before: Snapshot, after: Snapshot): readonly Item[] {
  return [...changedSites(before, after), ...changedPorts(before, after), ...changedWaysOut(before, after)];
}

/** The sites by their names. */
export function sitesIn({ services }: Snapshot): Readonly<Record<string, SiteSnapshot & { readonly service: string }>> {
  return Object.fromEntries(
    Object.entries(services).flatMap(([service, { sites }]) => sites.map((site) => [site.name, { ...site, service }])),
  );
}

function changedSites(before: Snapshot, after: Snapshot): readonly Item[] {
  return changedKeys(sitesIn(before), sitesIn(after)).map(({ key: name, before: old, after: now }) => {
    if (now === undefined) return { says: `${name} closes; it led to '${old?.service}'` };
    const causes = [{ says: `how '${now.service}' is reached`, at: ["services", now.service, "expose"] }];
    if (old === undefined) {
      const paths = now.publicPaths.length > 0 ? [`Everyone may open ${quoted(now.publicPaths)}.`] : [];
      return { says: `${name} opens to ${now.openTo}; it leads to '${now.service}'`, causes, effects: paths };
    }
    const changes = [
      ...(old.service === now.service ? [] : [`it leads to '${now.service}' instead of '${old.service}'`]),
      ...(old.openTo === now.openTo ? [] : [`it is open to ${now.openTo} instead of ${old.openTo}`]),
      ...(quoted(old.publicPaths) === quoted(now.publicPaths)
        ? []
        : [
            `everyone may open ${quoted(now.publicPaths) || "none of its paths"} instead of ${quoted(old.publicPaths) || "none"}`,
          ]),
    ];
    return { says: `${name}: ${changes.join("; ")}`, causes };
  });
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

function reachesOut({ networks }: Snapshot, service: ServiceSnapshot): boolean {
  return service.networks === "host" || service.networks.some((name) => networks[name]?.internal === false);
}
