import { knownData } from "../../reading/compose/plain.js";
import type { Placed } from "../../reading/placed.js";
import { code } from "../code.js";
import { changed, type ImportKey, leftOut, taken } from "../context.js";

/** A size of Compose, such as "512m", 536870912 or "1.5gb", as sizes are written here. */
export function sizeOf(value: unknown): string | undefined {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)\s*([bkmgt]?)b?$/i.exec(String(value)) ?? [];
  if (number === undefined) return undefined;
  const factors: Readonly<Record<string, number>> = {
    "": 1 / 1048576,
    b: 1 / 1048576,
    k: 1 / 1024,
    m: 1,
    g: 1024,
    t: 1048576,
  };
  return `${Math.max(1, Math.round(Number(number) * (factors[unit.toLowerCase()] ?? 1)))}M`;
}

interface Deploy {
  readonly resources?: {
    readonly limits?: { readonly cpus?: string | number; readonly memory?: string; readonly pids?: number };
    readonly reservations?: {
      readonly memory?: string;
      readonly devices?: readonly { readonly driver?: string; readonly count?: number | "all" }[];
    };
  };
  readonly replicas?: number;
}

export const deploy: ImportKey = (value) => {
  const { resources = {}, replicas } = knownData(value) as Deploy;
  const { limits = {}, reservations = {} } = resources;
  const card = reservations.devices?.find(({ driver }) => driver === undefined || driver === "nvidia");
  const memory = sizeOf(limits.memory ?? "");
  const options = {
    ...(memory !== undefined && { memory: { limit: memory, reservation: sizeOf(reservations.memory ?? "") } }),
    ...(isNumber(limits.cpus) && { cpus: Number(limits.cpus) }),
    ...(isNumber(limits.pids) && { pids: Number(limits.pids) }),
    ...severalOf(replicas),
    ...(card !== undefined && { gpu: code`nvidia(${{ count: card.count ?? "all" }})` }),
  };
  if (replicas === 0) return changed(options, "one container runs, not 0: leave it out where it should not run");
  return Object.keys(options).length === 0 ? leftOut("it says nothing that a single host needs") : taken(options);
};

export const scale: ImportKey = (value) => {
  const options = severalOf(knownData(value));
  return "replicas" in options ? taken(options) : leftOut("one container runs");
};

function severalOf(count: unknown): { readonly replicas?: number } {
  return isNumber(count) && Number(count) > 1 ? { replicas: Number(count) } : {};
}

export const memLimit: ImportKey = (value) => {
  const limit = sizeOf(knownData(value));
  return limit === undefined ? undefined : taken({ memory: { limit } });
};

/** An option that takes a number. */
const numberAs =
  (option: string): ImportKey =>
  (value) =>
    isNumber(knownData(value)) ? taken({ [option]: Number(knownData(value)) }) : undefined;

export const cpus = numberAs("cpus");
export const pidsLimit = numberAs("pids");
export const shmSize: ImportKey = (value) => {
  const size = sizeOf(knownData(value));
  return size === undefined ? undefined : taken({ shmSize: size });
};

function isNumber(value: unknown): boolean {
  return value !== undefined && Number.isFinite(Number(value));
}

export const sysctls: ImportKey = (value) => taken({ sysctls: pairs(value) });

export const ulimits: ImportKey = (value) => taken({ ulimits: knownData(value) as object });

/** A mapping, or a list of NAME=value. */
export function pairs(value: Placed): Readonly<Record<string, string>> {
  const known = knownData(value);
  if (!Array.isArray(known))
    return Object.fromEntries(Object.entries(known as object).map(([key, one]) => [key, String(one ?? "")]));
  return Object.fromEntries(
    known.map((one) => {
      const [key = "", ...rest] = String(one).split("=");
      return [key, rest.join("=")];
    }),
  );
}
