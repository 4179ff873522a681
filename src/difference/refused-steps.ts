import { postgresqlImage } from "../facts/images/postgresql-image.js";
import { oneWaySource } from "../facts/one-way.js";
import { requiredStops } from "../facts/required-stops.js";
import { parseImageReference } from "../model/image-reference.js";
import { originalRepository } from "../model/original-image.js";
import type { ServiceSnapshot, Snapshot } from "../model/snapshot.js";
import { versionOf } from "../model/version.js";
import { compared } from "./compared.js";

/** A step of an image that the data of a service does not survive, or does not come back from. */
export interface BadStep {
  readonly service: string;
  /** Whether it cannot work; else it may. */
  readonly isRefused: boolean;
  readonly says: string;
  readonly why: string;
  readonly fix: string;
  readonly more: string;
}

/** Steps of services that keep data; each is between two versions of one program. */
export function badSteps(before: Snapshot, after: Snapshot): readonly BadStep[] {
  if (before.stack !== after.stack) return [];
  return compared(before.services, after.services).kept.flatMap(([service, old, now]) => {
    const [from, to] = [programOf(old), programOf(now)];
    const keeps = old.data.length > 0 || old.databases.length > 0;
    if (!keeps || from === undefined || to === undefined || from.repository !== to.repository) return [];
    return [
      databaseStep(service, old, now) ?? skippedStop(service, from, to) ?? wayBack(service, from, to, now.image),
    ].flatMap((step) => step ?? []);
  });
}

interface Program {
  readonly repository: string;
  readonly version: readonly number[];
  readonly tag: string;
}

function programOf({ image }: ServiceSnapshot): Program | undefined {
  const parsed = parseImageReference(image);
  const tag = (parsed.ok && parsed.reference.tag) || "";
  const version = versionOf(tag);
  return parsed.ok && version.length > 0
    ? { repository: originalRepository(parsed.reference), version, tag }
    : undefined;
}

function databaseStep(service: string, old: ServiceSnapshot, now: ServiceSnapshot): BadStep | undefined {
  const [from, to] = [postgresqlImage(old.image)?.cluster.major, postgresqlImage(now.image)?.cluster.major];
  if (from === undefined || to === undefined || from === to || now.upgrade?.from === from) return undefined;
  const isUp = from < to;
  // The scripts of the catalog's constructor: nobody else can ask for an upgrade.
  const canAsk = Object.hasOwn(now.files, "/etc/postgresql/restore-databases.sh");
  const manually = `Dump it with ${from}, deploy ${to} on an empty folder, and load the dump; or take catalog.postgresql, whose 'upgrade' does that.`;
  return {
    service,
    isRefused: isUp && canAsk,
    says: `'${service}' goes from PostgreSQL ${from} to ${to}, ${isUp ? "and nothing says how its data comes along" : "which does not read what the later one wrote"}`,
    why: "A major version does not read the data of another one: the deployment would stop before its first change.",
    fix: !canAsk
      ? manually
      : isUp
        ? `Say 'upgrade: { from: ${from} }' in '${service}': the deployment brings the data along, and goes back by itself where that fails.`
        : `Where it was upgraded before, run 'playbooks/upgrade-postgresql.yml -e upgrade_back=${service}' of the last build first.`,
    more: "docs/upgrades.md",
  };
}

function skippedStop(service: string, from: Program, to: Program): BadStep | undefined {
  const known = requiredStops.find(({ repositories }) => repositories.test(from.repository));
  const stops = known?.between(from.version, to.version) ?? [];
  if (known === undefined || stops.length === 0) return undefined;
  const [first = ""] = stops;
  return {
    service,
    isRefused: true,
    says: `'${service}' goes from ${from.tag} to ${to.tag}, past ${stops.join(", ")}`,
    why: "Each of these brings the data on to the next, and a later one does not read what an earlier one left.",
    fix: `Build and deploy each: ${first} first, ${[...stops.slice(1), to.tag].join(", then ")} after it.`,
    more: known.source,
  };
}

function wayBack(service: string, from: Program, to: Program, image: string): BadStep | undefined {
  const source = oneWaySource(from.repository);
  if (source === undefined || !isEarlier(to.version, from.version)) return undefined;
  return {
    service,
    isRefused: false,
    says: `'${service}' goes back from ${from.tag} to ${to.tag}, which does not read what the later one wrote`,
    why: "The program brought its data to the form of the later version when that started for the first time.",
    fix: `Deploy '${image}' together with a set of backups from before: 'playbooks/restore.yml -e restore_set=… -e restore_only=${service}'.`,
    more: source,
  };
}

function isEarlier(one: readonly number[], other: readonly number[]): boolean {
  const length = Math.max(one.length, other.length);
  const differences = Array.from({ length }, (_, index) => (one[index] ?? 0) - (other[index] ?? 0));
  return (differences.find((difference) => difference !== 0) ?? 0) < 0;
}
