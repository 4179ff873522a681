import { imageOf } from "../../facts/image-of.js";
import { sharedMemoryAsked, usualSharedMemory } from "../../facts/shared-memory.js";
import type { Context } from "../context.js";
import { sizeOf } from "../keys/limits.js";
import type { Options, Proposal } from "./proposal.js";

/** A heap that the environment sets, and half as much again, is the least that a limit may be. */
export function limits(options: Options, { facts, image, running }: Context): readonly Proposal[] {
  const heap = heapIn(JSON.stringify([options.environment, options.command]));
  const least = Math.max(512, (facts?.bootMemory ?? 0) * 2, Math.ceil(heap * 1.5));
  const memory = { limit: `${running?.memory ?? least}M` };
  const measured = "the file sets no limit: measure, and write what it needs";
  const shared = sharedMemoryAsked(imageOf({ image })?.repository ?? "") ?? 0;
  return [
    ...(options.memory === undefined
      ? [
          {
            key: "memory",
            option: { memory },
            says: running?.memory === undefined ? measured : "the limit of what runs on the old host",
          },
        ]
      : []),
    ...(options.cpus === undefined
      ? [
          {
            key: "cpus",
            option: { cpus: running?.cpus ?? 1 },
            says: "the file sets no share of the CPU: 1 is a whole one",
          },
        ]
      : []),
    ...(options.shmSize === undefined && shared > usualSharedMemory
      ? [{ key: "shm_size", option: { shmSize: `${shared}M` }, says: "its makers ask for more than Docker's 64 MiB" }]
      : []),
  ];
}

function heapIn(text = ""): number {
  const [, java = "0", unit = "m"] = /-Xmx(\d+)([mMgG])/.exec(text) ?? [];
  const [, node = "0"] = /--max[-_]old[-_]space[-_]size[= ](\d+)/.exec(text) ?? [];
  return Math.max(Number.parseInt(sizeOf(`${java}${unit}`) ?? "0", 10), Number(node));
}
