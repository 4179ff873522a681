import { knownData } from "../reading/compose/plain.js";
import type { Mapping } from "../reading/placed.js";
import { code, constantOf, written } from "./code.js";
import { importedFacts } from "./facts.js";
import { safeName } from "./mappings.js";

/** Named volumes that several containers mount, each with its constant. */
export function sharedVolumes(services: ReadonlyMap<string, Mapping>): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const service of services.values())
    for (const source of new Set(sourcesOf(service)))
      counts.set(source, (counts.get(source) ?? 0) + containersOf(service));
  return new Map([...counts].filter(([, count]) => count > 1).map(([one]) => [one, `${constantOf(one)}Folder`]));
}

/** A folder for a volume that services share. Its owner is the user of the first that says one, or whose image is known. */
export function folderText(name: string, services: ReadonlyMap<string, Mapping>): string {
  const mounting = [...services.values()].filter((service) => sourcesOf(service).includes(name));
  const [owner = { uid: 0, gid: 0 }] = [...mounting.flatMap(saidUser), ...mounting.flatMap(knownUser)];
  return written(code`folder(${safeName(name)}, ${{ owner, mode: "2770", backup: "files-paused" }})`);
}

function containersOf({ entries }: Mapping): number {
  const scale = entries.get("scale")?.value;
  const deploy = entries.get("deploy")?.value;
  const { replicas } = (deploy === undefined ? {} : knownData(deploy)) as { readonly replicas?: number };
  return Number(scale === undefined ? (replicas ?? 1) : knownData(scale));
}

function sourcesOf({ entries }: Mapping): readonly string[] {
  const all = entries.get("volumes")?.value;
  const mounts = all === undefined ? [] : (knownData(all) as readonly { type?: string; source?: string }[]);
  return mounts.flatMap(({ type, source }) => (type === "volume" && source ? [source] : []));
}

type Account = { readonly uid: number; readonly gid: number };

function saidUser({ entries }: Mapping): readonly Account[] {
  const said = entries.get("user")?.value;
  const [, uid, gid = uid] = /^(\d+)(?::(\d+))?$/.exec(said === undefined ? "" : String(knownData(said))) ?? [];
  return uid === undefined ? [] : [{ uid: Number(uid), gid: Number(gid) }];
}

function knownUser({ entries }: Mapping): readonly Account[] {
  const image = entries.get("image")?.value;
  const facts = image === undefined ? undefined : importedFacts(String(knownData(image)));
  return facts === undefined ? [] : [facts.runsAs];
}
