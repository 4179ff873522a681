import type { Device, Gpu } from "../../../model/service/devices.js";
import { valueAt } from "../../placed.js";
import { isUnknown, textOf } from "../shape.js";
import { type Asked, entries, items, knownText } from "./asked.js";

/** Devices, cards, and what a container has of the kernel. */
export function devicesOf(asked: Asked) {
  return {
    devices: deviceListOf(asked),
    gpu: gpuOf(asked),
    shmSize: knownText(asked, "shmSize", "shm_size"),
    sysctls: Object.fromEntries(
      entries(asked, "sysctls", "sysctls").map(([name, value, at]) => {
        asked.note(["sysctls", name], at);
        return [name, textOf(value) ?? ""] as const;
      }),
    ),
    groups: items(asked, "groups", "group_add").flatMap((item) => {
      const number = Number(textOf(item));
      return Number.isInteger(number) ? [number] : [];
    }),
  };
}

function deviceListOf(asked: Asked): readonly Device[] {
  const devices: Device[] = [];
  for (const item of items(asked, "devices", "devices")) {
    const isShort = item.kind === "leaf";
    const [source, path, access] = isShort
      ? (textOf(item) ?? "").split(":")
      : ["source", "target", "permissions"].map((key) => textOf(valueAt(item, key)));
    if (source === undefined || (isShort && isUnknown(item))) {
      asked.unknown("devices");
      continue;
    }
    asked.note(["devices", devices.length], item);
    devices.push({ kind: "device", source, path: path ?? source, access: access ?? "rwm", because: undefined });
  }
  return devices;
}

/** A reservation of cards of NVIDIA, in any of the notations of Compose. */
function gpuOf(asked: Asked): Gpu | undefined {
  const reserved = items(asked, "gpu", "deploy", "resources", "reservations", "devices");
  const [first] = [...reserved, ...(valueAt(asked.said, "gpus")?.kind === "list" ? items(asked, "gpu", "gpus") : [])];
  const isAll = textOf(valueAt(asked.said, "gpus")) === "all" || textOf(valueAt(asked.said, "runtime")) === "nvidia";
  if (first === undefined && !isAll) return undefined;
  if (first !== undefined) asked.note(["gpu"], first);
  const count = textOf(valueAt(first, "count"));
  return { kind: "gpu", driver: "nvidia", count: count === undefined || count === "all" ? "all" : Number(count) };
}
