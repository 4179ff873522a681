import { freeKeys, saidOtherwise } from "../model/service/raw-keys.js";
import { knownData } from "../reading/compose/plain.js";
import type { Place } from "../reading/place.js";
import type { Mapping, Placed } from "../reading/placed.js";
import { Code, keyOf, written } from "./code.js";
import type { Became, Context, ImportKey } from "./context.js";
import { leftOut, taken } from "./context.js";
import { becameOfJob } from "./jobs.js";
import { build } from "./keys/build.js";
import { envFile } from "./keys/env-file.js";
import { environment } from "./keys/environment.js";
import { healthcheck } from "./keys/healthcheck.js";
import { labels } from "./keys/labels.js";
import { cpus, deploy, memLimit, pidsLimit, scale, shmSize, sysctls, ulimits } from "./keys/limits.js";
import { secrets, tmpfs } from "./keys/mounts.js";
import { aliases, dns, extraHosts, ports } from "./keys/network.js";
import { capAdd, capDrop, devices, groupAdd, privileged, securityOpt } from "./keys/privileges.js";
import * as ofProcess from "./keys/process.js";
import { volumes } from "./keys/volumes.js";
import type { Note } from "./note.js";
import { proposalsFor } from "./proposals.js";
import { readsSecret } from "./secret-text.js";
import { filled, placeholder, shellValuesIn } from "./shell-values.js";

/** What each key of Compose becomes; networks are read for the whole file. */
const keys: Readonly<Record<string, ImportKey>> = {
  image: ofProcess.image,
  build,
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
  env_file: envFile,
  volumes,
  secrets,
  tmpfs,
  deploy,
  scale,
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
  logging: ofProcess.logging,
  restart: ofProcess.restart,
  networks: aliases,
  network_mode: () => taken({}, "as networks"),
};

/** A service as options of `service()`, and what became of each of its keys. */
export interface ImportedService {
  readonly options: Readonly<Record<string, unknown>>;
  /** Comments of the file, by the option that they stand above. */
  readonly comments: ReadonlyMap<string, readonly string[]>;
  readonly notes: readonly Note[];
}

/**
 * Makes the options of a service.
 *
 * @param plain the service as the file has it, variables of the shell not replaced.
 * @param commentsAt comments that belong to the line of a key.
 */
export function importService(
  {
    value,
    plain,
    networks,
  }: { readonly value: Mapping; readonly plain: Mapping | undefined; readonly networks: unknown },
  context: Context,
  commentsAt: (place: Place) => readonly string[],
): ImportedService {
  const all = new Map([...value.entries].map(([key, { value: one }]) => [key, filled(one)] as const));
  const notes: Note[] = [];
  const comments = new Map<string, readonly string[]>();
  const options: Record<string, unknown> = { networks };
  const raw: Record<string, unknown> = {};
  const isJob = context.jobs.has(context.name);
  const ofKind = (key: string, became: Became | undefined) => (isJob ? becameOfJob(key, became) : became);
  const note = (key: string, { file, line }: Place, outcome: Note["outcome"], says: string, option?: string): void =>
    void notes.push({ service: context.name, key, file, line, outcome, says, ...(option && { option }) });
  for (const [key, { key: place, value: said }] of value.entries) {
    const unfilled = plain?.entries.get(key)?.value ?? said;
    const became = ofKind(key, becameOf(key, filled(said), context, { all, raw, plain: unfilled }));
    if (became === undefined) continue;
    merge(options, became.options ?? {});
    note(key, place, became.outcome, became.says);
    const [option] = Object.keys(became.options ?? {});
    const told = option === undefined ? [] : commentsAt(place);
    if (option !== undefined && told.length > 0) comments.set(option, [...(comments.get(option) ?? []), ...told]);
    const given = key === "environment" || option === undefined ? [] : shellValuesIn(said);
    // Other variables of a command are the inventory's.
    const open = key === "command" || key === "entrypoint" ? given.filter(readsSecret) : given;
    const left = JSON.stringify(written(became.options ?? {})).includes(placeholder);
    if (open.length > 0 && left && key !== "image")
      note(
        key,
        place,
        "decide",
        `the shell gives ${quoted(open)}: write its value in place of '${placeholder}'`,
        option,
      );
  }
  if (Object.keys(raw).length > 0)
    options.compose = { because: "as in the Compose file that this was imported from", ...raw };
  for (const { key, option, says } of proposalsFor(options, context, all)) {
    merge(options, option);
    note(key, value.place, "decide", says, Object.keys(option)[0]);
  }
  return { options, comments, notes };
}

function quoted(texts: readonly string[]): string {
  return texts.map((text) => `'${text}'`).join(", ");
}

function becameOf(
  key: string,
  value: Placed,
  context: Context,
  { all, raw, plain }: { all: ReadonlyMap<string, Placed>; raw: Record<string, unknown>; plain: Placed },
): Became | undefined {
  const own = keys[key];
  if (own !== undefined) {
    const became = own(value, context, all, plain);
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
    if (Array.isArray(before) && Array.isArray(value)) options[key] = [...before, ...value];
    else options[key] = isRecord(before) && isRecord(value) ? { ...before, ...value } : value;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Code);
}

/** The options, one a line, each below its comments. */
export function optionsText(
  options: Readonly<Record<string, unknown>>,
  comments: ReadonlyMap<string, readonly string[]> = new Map(),
): string {
  const lines = Object.entries(options).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [...(comments.get(key) ?? []).map((one) => `  // ${one}`), `  ${keyOf(key)}: ${written(value)},`],
  );
  return `{\n${lines.join("\n")}\n}`;
}
