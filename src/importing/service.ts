import { factsOf } from "../facts/facts-of.js";
import { freeKeys, saidOtherwise } from "../model/service/raw-keys.js";
import { knownData } from "../reading/compose/plain.js";
import type { Entry, Mapping, Placed } from "../reading/placed.js";
import { isFloatingImage } from "../review/questions/floating-image.js";
import { keyOf, written } from "./code.js";
import type { Became, Context, ImportKey } from "./context.js";
import { leftOut, taken } from "./context.js";
import { environment } from "./keys/environment.js";
import { healthcheck } from "./keys/healthcheck.js";
import { labels } from "./keys/labels.js";
import { cpus, deploy, memLimit, pidsLimit, shmSize, sysctls, ulimits } from "./keys/limits.js";
import { tmpfs, volumes } from "./keys/mounts.js";
import { dns, extraHosts, ports } from "./keys/network.js";
import { capAdd, capDrop, devices, groupAdd, privileged, securityOpt } from "./keys/privileges.js";
import * as ofProcess from "./keys/process.js";
import type { Note } from "./note.js";
import { proposedProbe } from "./probe.js";

/** What each key of Compose becomes; networks are read for the whole file. */
const keys: Readonly<Record<string, ImportKey>> = {
  image: ofProcess.image,
  command: ofProcess.command,
  entrypoint: ofProcess.entrypoint,
  user: ofProcess.user,
  init: ofProcess.init,
  read_only: ofProcess.readOnly,
  working_dir: ofProcess.workingDir,
  stop_signal: ofProcess.stopSignal,
  stop_grace_period: ofProcess.stopGracePeriod,
  hostname: ofProcess.hostname,
  depends_on: ofProcess.dependsOn,
  environment,
  volumes,
  tmpfs,
  deploy,
  mem_limit: memLimit,
  cpus,
  pids_limit: pidsLimit,
  shm_size: shmSize,
  sysctls,
  ulimits,
  ports,
  extra_hosts: extraHosts,
  dns,
  cap_add: capAdd,
  cap_drop: capDrop,
  privileged,
  security_opt: securityOpt,
  devices,
  group_add: groupAdd,
  healthcheck,
  labels,
  restart: () => leftOut("every service is started again unless it was stopped"),
  networks: () => undefined,
  network_mode: (value) => (knownData(value) === "host" ? taken({ networks: "host" }) : undefined),
};

/** A service as options of `service()`, and what became of each of its keys. */
export interface ImportedService {
  readonly options: Readonly<Record<string, unknown>>;
  readonly notes: readonly Note[];
}

export function importService(value: Mapping, context: Context, networks: unknown): ImportedService {
  const all = new Map([...value.entries].map(([key, { value: one }]) => [key, one] as const));
  const notes: Note[] = [];
  const options: Record<string, unknown> = { networks };
  const raw: Record<string, unknown> = {};
  const note = (key: string, { key: place }: Pick<Entry, "key">, outcome: Note["outcome"], says: string): void =>
    void notes.push({ service: context.name, key, file: place.file, line: place.line, outcome, says });
  for (const [key, entry] of value.entries) {
    const became = becameOf(key, entry.value, context, all, raw);
    if (became === undefined) continue;
    merge(options, became.options ?? {});
    note(key, entry, became.outcome, became.says);
  }
  if (Object.keys(raw).length > 0)
    options.compose = { because: "as in the Compose file that this was imported from", ...raw };
  const here = { key: value.place };
  for (const [key, option, says] of missingIn(options, context, all)) {
    merge(options, option);
    note(key, here, "decide", says);
  }
  return { options, notes };
}

function becameOf(
  key: string,
  value: Placed,
  context: Context,
  all: ReadonlyMap<string, Placed>,
  raw: Record<string, unknown>,
): Became | undefined {
  const own = keys[key];
  if (own !== undefined) {
    const became = own(value, context, all);
    return became ?? (key === "networks" ? undefined : leftOut("its value cannot be known before it runs"));
  }
  if ((freeKeys as readonly string[]).includes(key)) {
    raw[key] = knownData(value);
    return taken({}, "as it is, under 'compose'");
  }
  if (key.startsWith("x-")) return leftOut("it is for other programs");
  const reason = Object.hasOwn(saidOtherwise, key) ? saidOtherwise[key as keyof typeof saidOtherwise] : undefined;
  return leftOut(reason ?? "no option says it");
}

/** Later keys of the file add to what earlier ones said. */
function merge(options: Record<string, unknown>, more: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(more)) {
    const before = options[key];
    options[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
  }
}

type Proposal = readonly [key: string, option: Readonly<Record<string, unknown>>, says: string];

/** What every service must say and the file does not, and what is known of its image: proposals, to be decided. */
function missingIn(
  options: Readonly<Record<string, unknown>>,
  { image }: Context,
  all: ReadonlyMap<string, Placed>,
): readonly Proposal[] {
  const facts = factsOf({ image, facts: undefined });
  const proposals: Proposal[] = [];
  const propose = (key: string, value: unknown, says: string): void =>
    void proposals.push([key, { [key]: value }, says]);
  if (options.image === undefined) propose("image", "decide/decide:0.0.0", "no image can be known: write one");
  else if (isFloatingImage(image)) propose("image", image, `'${image}' floats: write the exact version that runs`);
  if (options.memory === undefined) {
    const limit = `${Math.max(512, (facts?.bootMemory ?? 0) * 2)}M`;
    propose("memory", { limit }, "the file sets no limit: measure, and write what it needs");
  }
  if (options.cpus === undefined) propose("cpus", 1, "the file sets no share of the CPU");
  if (
    facts !== undefined &&
    options.capabilities === undefined &&
    facts.capabilities.length > 0 &&
    options.user === undefined
  )
    proposals.push([
      "cap_add",
      { capabilities: facts.capabilities },
      "all capabilities are dropped; these are what the image needs",
    ]);
  const probe = options.healthcheck as { readonly startPeriod?: number } | undefined;
  const startPeriod = Math.max(facts?.startPeriod ?? 0, probe?.startPeriod ?? 0) || undefined;
  if (probe === undefined) {
    const { healthcheck: proposed, says } = proposedProbe(image, startPeriod, options, all);
    propose("healthcheck", proposed, says);
  } else if (startPeriod !== probe.startPeriod)
    propose("healthcheck", { ...probe, startPeriod }, "the grace is what the first start of the image may take");
  return proposals;
}

/** The options, one a line. */
export function optionsText(options: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(options).flatMap(([key, value]) =>
    value === undefined ? [] : [`  ${keyOf(key)}: ${written(value)},`],
  );
  return `{\n${lines.join("\n")}\n}`;
}
