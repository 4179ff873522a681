import type { ServiceSnapshot, Snapshot } from "../model/snapshot.js";
import { changedKeys, compared, isSame, quoted } from "./compared.js";
import { sitesIn } from "./exposure.js";
import type { Cause, Item } from "./item.js";
import { optionOf } from "./option-of.js";

/** Containers that are made for the first time or anew, each with why and what that means for others. */
export function restarts(
  before: Snapshot,
  after: Snapshot,
  rebuilt: ReadonlyMap<string, string> = new Map(),
): { readonly items: readonly Item[]; readonly seconds: number } {
  const { added, kept } = compared(before.services, after.services);
  const remade = kept.flatMap(([name, old, now]) => {
    const causes = [...rebuiltImage(name, now, rebuilt), ...causesOf(before, after, name, old, now)];
    return causes.length === 0 ? [] : [{ name, old, now, causes }];
  });
  const items = [
    ...remade.map(({ name, old, now, causes }) => ({
      says: isJob(now)
        ? `the job '${name}' runs once more: for at most ${now.starts} s`
        : `'${name}' is made anew: away for at most ${old.stops + now.starts} s`,
      container: { service: name, becomes: "made anew" as const },
      causes,
      ...(!isJob(now) && { effects: effectsOf(after, name, now) }),
    })),
    ...added.map(([name, now]) => ({
      says: isJob(now)
        ? `the job '${name}' runs for the first time: for at most ${now.starts} s`
        : `'${name}' is started for the first time: well after at most ${now.starts} s`,
      container: { service: name, becomes: "new" as const },
      causes: [{ says: "the service", at: ["services", name] }],
    })),
  ];
  const seconds = [...remade.map(({ old, now }) => old.stops + now.starts), ...added.map(([, { starts }]) => starts)];
  return { items, seconds: seconds.reduce((sum, one) => sum + one, 0) };
}

function rebuiltImage(
  name: string,
  { image }: ServiceSnapshot,
  rebuilt: ReadonlyMap<string, string>,
): readonly Cause[] {
  // Its tag is worked out when it is built.
  return [...rebuilt].flatMap(([built, because]) =>
    image.startsWith(`${built}:`) ? [{ says: because, at: ["services", name, "image"] }] : [],
  );
}

function causesOf(
  before: Snapshot,
  after: Snapshot,
  name: string,
  old: ServiceSnapshot,
  now: ServiceSnapshot,
): readonly Cause[] {
  const at = (...way: readonly string[]) => ["services", name, ...way];
  const networks = now.networks === "host" ? [] : now.networks;
  return [
    ...(before.stack === after.stack ? [] : [{ says: `the stack is called '${after.stack}'`, at: [] }]),
    ...(old.wave === now.wave ? [] : [{ says: `it moves from the wave ${old.wave} to ${now.wave}`, at: at() }]),
    ...(old.image === now.image ? [] : [{ says: `the image '${old.image}' → '${now.image}'`, at: at("image") }]),
    ...changedKeys(old.keys, now.keys).map(({ key, before: was, after: is }) => ({
      says: `${key}${toldChange(was, is)}`,
      at: at(...optionOf(key)),
    })),
    ...(now.isProxy ? changedSites(before, after) : []),
    ...changedKeys(old.files, now.files).map(({ key, before: was, after: is }) => ({
      says: `the file ${key} ${was === undefined ? "is new" : is === undefined ? "goes" : "differs"}`,
      at: at(),
    })),
    ...networks
      .filter((network) => before.networks[network] !== undefined)
      .filter((network) => !isSame(before.networks[network], after.networks[network]))
      .map((network) => ({ says: `the network '${network}' is made anew`, at: ["networks", network] })),
  ];
}

/** Whether it runs to its end. */
function isJob({ keys }: ServiceSnapshot): boolean {
  return keys.restart === "no";
}

/** Why a proxy's configuration differs. */
function changedSites(before: Snapshot, after: Snapshot): readonly Cause[] {
  return changedKeys(sitesIn(before), sitesIn(after)).map(({ key: name, before: was, after: is }) => ({
    says: `the site ${name} ${was === undefined ? "is new" : is === undefined ? "goes" : "differs"}`,
    ...(is !== undefined && { at: is.at }),
  }));
}

/** Digests are for programs. */
function toldChange(was: string | undefined, is: string | undefined): string {
  const shown = (value: string | undefined) => (value === undefined ? "none" : value);
  if (was === undefined) return is?.startsWith("sha256:") ? " is new" : ` is new: ${is}`;
  if (is === undefined) return " goes";
  return was.startsWith("sha256:") || is.startsWith("sha256:") ? " differs" : `: ${shown(was)} → ${shown(is)}`;
}

function effectsOf(snapshot: Snapshot, name: string, { sites, isProxy }: ServiceSnapshot): readonly string[] {
  const { services } = snapshot;
  const away = isProxy ? Object.keys(sitesIn(snapshot)) : sites.map((site) => site.name);
  const waiting = Object.entries(services).flatMap(([other, { waitsFor }]) => (waitsFor.includes(name) ? [other] : []));
  return [
    ...(away.length === 0 ? [] : [`Meanwhile ${away.join(", ")} may answer with an error.`]),
    ...(waiting.length === 0 ? [] : [`Meanwhile ${quoted(waiting)} must bear that it is away.`]),
  ];
}
