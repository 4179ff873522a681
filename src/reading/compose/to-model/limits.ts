import type { Memory } from "../../../model/service/limits.js";
import { type Asked, known } from "./asked.js";

/** Memory, processors and processes, as both forms of Compose say them. */
export function limitsOf(asked: Asked) {
  const limit = sizeOf(asked, "limit", ["deploy", "resources", "limits", "memory"], ["mem_limit"]);
  const reservation = sizeOf(
    asked,
    "reservation",
    ["deploy", "resources", "reservations", "memory"],
    ["mem_reservation"],
  );
  const memory: Memory | undefined = limit === undefined ? undefined : { limit, reservation, heap: undefined };
  return {
    memory,
    cpus: numberOf(asked, "cpus", ["deploy", "resources", "limits", "cpus"], ["cpus"]),
    pids: numberOf(asked, "pids", ["deploy", "resources", "limits", "pids"], ["pids_limit"]),
  };
}

type Way = readonly string[];

function sizeOf(asked: Asked, part: keyof Memory, ...ways: readonly Way[]): string | undefined {
  for (const way of ways) {
    const found = known(asked, "memory", ...way);
    if (found === undefined) continue;
    asked.note(["memory", part], found);
    return sizeIn(String(found.value));
  }
  return undefined;
}

function numberOf(asked: Asked, option: "cpus" | "pids", ...ways: readonly Way[]): number | undefined {
  for (const way of ways) {
    const found = known(asked, option, ...way);
    if (found === undefined) continue;
    asked.note([option], found);
    return Number.isFinite(Number(found.value)) ? Number(found.value) : undefined;
  }
  return undefined;
}

/** A size of Compose, such as "1.5gb" or a number of bytes, as the model has sizes. */
function sizeIn(text: string): string | undefined {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)\s*([kmgt]?)i?b?$/i.exec(text.trim()) ?? [];
  if (number === undefined || Number(number) === 0) return undefined;
  const kibibytes = Number(number) * 1024 ** (" kmgt".indexOf(unit.toLowerCase() || " ") - 1);
  if (kibibytes % 1024 !== 0) return `${Math.ceil(kibibytes)}K`;
  const mebibytes = kibibytes / 1024;
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024}G` : `${mebibytes}M`;
}
