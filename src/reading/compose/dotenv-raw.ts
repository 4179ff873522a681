import type { Leaf } from "../placed.js";
import { type Dotenv, leafOf } from "./dotenv.js";
import type { Lookup } from "./interpolation.js";

/** Reads a file of variables with `format: raw`: what stands behind the first equals sign is the value, quotes and dollars too. */
export function readRawDotenv(file: string, source: string, lookup: Lookup): Dotenv {
  const values = new Map<string, Leaf>();
  for (const [index, line] of source
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    const text = line.trimStart();
    if (text === "" || text.startsWith("#")) continue;
    const split = text.indexOf("=");
    const name = split < 0 ? text : text.slice(0, split);
    const value = split < 0 ? lookup(name) : text.slice(split + 1);
    const column = line.length - text.length + split + 2;
    if (value !== undefined) values.set(name, leafOf(value, name, { file, line: index + 1, column }));
  }
  return { values, troubles: [] };
}
