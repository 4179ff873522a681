import { givesWay } from "../model/adoption.js";
import { grouped } from "../model/grouped.js";
import { isPlaced } from "../model/machines/placement.js";
import type { Risk } from "../model/risk.js";
import { sitesOf } from "../model/sites.js";
import { type Snapshot, snapshotFormat } from "../model/snapshot.js";
import { deployedServices } from "../model/waves.js";
import type { Plan } from "../plan/plan.js";
import type { EmittedFile, EmittedFiles } from "./file.js";
import { digestOf, mountedFile, seeOnce, snapshotOfService, snapshotOfSite } from "./snapshot-service.js";

/** `docs/stack.json`: what `rexible plan` compares a later build with. */
export function emitSnapshot({ stack, risks, roles, hostFiles }: Plan, files: EmittedFiles): string {
  const seen = seeOnce(stack, files);
  const byRole = grouped(
    [...files].filter(([path]) => !isComparedByItself(path)),
    ([path]) => (path.startsWith("roles/") ? path.split("/")[1] : undefined),
  );
  const snapshot: Snapshot = {
    format: snapshotFormat,
    stack: stack.name,
    hosts: Object.keys(stack.hosts),
    ...(isPlaced(stack) && {
      machines: Object.fromEntries(Object.entries(stack.hosts).map(([name, { machine = "" }]) => [name, machine])),
    }),
    networks: Object.fromEntries(
      Object.entries(stack.networks).map(([name, { subnet, ipv6, internal, allow }]) => [
        name,
        { subnet, ipv6, internal, allow },
      ]),
    ),
    services: Object.fromEntries(
      deployedServices(stack).map((deployed) => [deployed.name, snapshotOfService(stack, deployed, seen)]),
    ),
    ...(stack.sites.length > 0 && {
      sites: sitesOf(stack).flatMap((site) => (site.service === "" ? [snapshotOfSite(site)] : [])),
    }),
    secrets: Object.keys(stack.secrets).sort(),
    risks: risks.map(riskOf),
    hostFiles,
    destroyed: stack.destroyed.map(({ name }) => name),
    ...(givesWay(stack.adopted).length > 0 && { adopts: givesWay(stack.adopted) }),
    roles: Object.fromEntries(roles.map(({ name }) => [name, digestOfFiles(byRole.get(name) ?? [])])),
  };
  return `${JSON.stringify(snapshot, undefined, 2)}\n`;
}

function riskOf({ rule, thing, because, until }: Risk) {
  return { rule, thing: thing.join(" "), because, until };
}

/** Files that services mount, the Compose files and documents. */
function isComparedByItself(path: string): boolean {
  return mountedFile(path, "") !== undefined || /\/(?:README\.md|files\/compose\/.*)$/.test(path);
}

function digestOfFiles(files: readonly (readonly [string, EmittedFile])[]): string {
  return digestOf(
    files.map(([path, { text, bytes }]) => `${path}\0${bytes === undefined ? text : digestOf(bytes)}`).join("\0"),
  );
}
