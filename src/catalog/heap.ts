import type { Memory } from "../declared/service/limits.js";
import { toMebibytes } from "../model/size.js";

/**
 * Memory with a heap: the given one, or three quarters of the limit, so that code and buffers have room beside it. Of a limit that cannot be
 * read, which the build tells, it is one.
 */
export function withHeap(memory: Memory): Memory & { readonly heap: number } {
  return { ...memory, heap: memory.heap ?? Math.max(1, Math.floor(toMebibytes(memory.limit) * 0.75)) };
}
