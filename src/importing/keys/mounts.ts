import { knownData } from "../../reading/compose/plain.js";
import { changed, type ImportKey, taken } from "../context.js";
import { secretFilesOf } from "./environment.js";

export const tmpfs: ImportKey = (value) => {
  const known = knownData(value);
  const all = Array.isArray(known) ? known.map(String) : [String(known)];
  const sized = all.map((one) => {
    const [path = "", options = ""] = one.split(":");
    const [, size = "64", unit = "m"] = /size=(\d+)([kmg]?)/i.exec(options) ?? [];
    return [path, unit === "" ? `${Math.ceil(Number(size) / 1048576)}M` : `${size}${unit.toUpperCase()}`];
  });
  const options = { tmpfs: Object.fromEntries(sized) };
  if (all.every((one) => /:size=\d+|,size=\d+/.test(one))) return taken(options);
  return changed(options, "each has a size: 64 MB where the file says none");
};

/** Secrets of Compose are the vault's; those that a variable names are in the environment's place. */
export const secrets: ImportKey = (_, context, keys) => {
  const secretFiles = secretFilesOf(keys, context);
  if (Object.keys(secretFiles).length === 0) return taken({}, "as secrets");
  return changed({ secretFiles }, "give their values to the vault");
};
