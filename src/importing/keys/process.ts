import { writtenWords } from "../../reading/compose/forms/words.js";
import { partsOf } from "../../reading/compose/interpolation.js";
import { knownData } from "../../reading/compose/plain.js";
import { gap, type Leaf, type Placed } from "../../reading/placed.js";
import { Code } from "../code.js";
import { type Context, changed, type ImportKey, leftOut, open, taken } from "../context.js";
import { readsSecret, shellText } from "../secret-text.js";
import { isPublished } from "./build.js";
import { withHiddenPassword } from "./redis-password.js";

const text = (value: Placed): string | undefined => {
  const known = knownData(value);
  return typeof known === "string" || typeof known === "number" ? String(known) : undefined;
};

/** A list of words; one text as a shell has it is left to one. */
function words(value: Placed): readonly string[] | undefined {
  const known = knownData(value);
  if (Array.isArray(known)) return known.map(String);
  return typeof known === "string" ? ["sh", "-c", known] : undefined;
}

/** A word as the file has it: alone, or in one text with all others, of which Compose makes words. */
function writtenOf({ value }: Leaf, written: string, index: number): string {
  const isAlone =
    value ===
    partsOf(written)
      .map((part) => (typeof part === "string" ? part : gap))
      .join("");
  return isAlone ? written : (writtenWords(written)?.[index] ?? "");
}

/** The words with what the shell gives as variables of the inventory; a secret may not stand there. */
function withVariables(words: readonly string[], plain: Placed, context: Context): readonly (string | Code)[] {
  return words.map((word, index) => {
    const part = plain.kind === "list" ? plain.items[index] : undefined;
    const written = part?.kind === "leaf" && part.unknown !== undefined ? writtenOf(part, part.unknown, index) : "";
    return written === "" || readsSecret(written) ? word : shellText(written, context);
  });
}

export const image: ImportKey = (value, { image: name }, all) => {
  if (all.has("build") && !isPublished(name)) return leftOut("it is what the file calls the image that it builds");
  const known = text(value);
  return known === undefined ? undefined : taken({ image: known });
};

export const command: ImportKey = (value, context, _, plain) => {
  const list = words(value);
  const hidden = list && withHiddenPassword(list, plain, context);
  if (hidden !== undefined) return hidden;
  return list && list.length > 0 ? taken({ command: withVariables(list, plain, context) }) : leftOut("it is empty");
};

export const entrypoint: ImportKey = (value, context, _, plain) => {
  const list = words(value);
  return list && list.length > 0 ? taken({ entrypoint: withVariables(list, plain, context) }) : leftOut("it is empty");
};

export const user: ImportKey = (value, _, _all, plain) => {
  // Every system calls 0 root; what another name means, only the image knows.
  const known = (text(value) ?? "").replace(/\broot\b/g, "0");
  if (/^\d+$/.test(known)) return taken({ user: Number(known) });
  if (/^\d+:\d+$/.test(known)) return taken({ user: known });
  const written = plain.kind === "leaf" ? plain.unknown : undefined;
  return open(
    written === undefined
      ? `'${text(value)}' is a name; say 'user' by its number`
      : `the shell gives '${written}': say 'user' by its numbers`,
  );
};

export const init: ImportKey = (value) => taken({ init: knownData(value) === true });
export const readOnly: ImportKey = (value) => taken({ readOnly: knownData(value) === true });
export const workingDir: ImportKey = (value) => taken({ workingDir: text(value) });
export const stopSignal: ImportKey = (value) => taken({ stopSignal: text(value) });
export const hostname: ImportKey = (value, context, _, plain) =>
  taken({
    hostname: plain.kind === "leaf" && plain.unknown !== undefined ? shellText(plain.unknown, context) : text(value),
  });

export const stopGracePeriod: ImportKey = (value) => taken({ stopGracePeriod: secondsOf(text(value) ?? "10s") });

export const restart: ImportKey = (value) => {
  const usual = "every service is started again unless it was stopped";
  return leftOut(
    /^(?:always|unless-stopped)$/.test(text(value) ?? "") ? usual : `${usual}; what ends by itself is a job()`,
  );
};

export const dependsOn: ImportKey = (value, { constants, unasked, jobs, name }) => {
  const known = knownData(value);
  const names = Array.isArray(known) ? known.map(String) : Object.keys(known as object);
  const there = names.filter((one) => constants.has(one) && one !== name);
  if (there.length === 0) return leftOut("it names no service of this file");
  const waited = there.filter((one) => !unasked.has(one));
  const options = waited.length === 0 ? {} : { dependsOn: waited.map((one) => new Code(constants.get(one) ?? one)) };
  const ends = there.filter((one) => jobs.has(one));
  const says = [
    ...there
      .filter((one) => unasked.has(one))
      .map((one) => `nobody asks '${one}' whether it serves, so nobody waits for it`),
  ];
  const until = ends.length === 0 ? "" : `, and a job until it ended well: ${ends.map((one) => `'${one}'`).join(", ")}`;
  if (says.length === 0) return taken(options, `as dependsOn: each is waited for until it is well${until}`);
  return waited.length === 0 ? leftOut(says.join("; ")) : changed(options, says.join("; "));
};

export const logging: ImportKey = (value) => {
  const { driver = "json-file", options = {} } = knownData(value) as {
    readonly driver?: string;
    readonly options?: Readonly<Record<string, unknown>>;
  };
  const own = Object.fromEntries(Object.entries(options).filter(([, one]) => !String(one).includes("{{")));
  const said = Object.fromEntries(Object.entries(own).map(([key, one]) => [key, String(one)]));
  if (driver === "json-file" && said["max-size"] === undefined)
    return changed(
      { logging: { driver, options: { ...said, "max-size": "10m", "max-file": said["max-file"] ?? "3" } } },
      "its files grow to 10 MB each: without a bound they fill the disk",
    );
  const isUsual = driver === "json-file" && said["max-size"] === "10m" && said["max-file"] === "3";
  return isUsual ? leftOut("it is what every service has") : taken({ logging: { driver, options: said } });
};

/** Seconds of a duration such as "1m30s". */
export function secondsOf(duration: string): number {
  const units: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001, us: 0.000001 };
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)(h|ms|us|m|s)/g)];
  const sum = parts.reduce((total, [, number = "0", unit = "s"]) => total + Number(number) * (units[unit] ?? 1), 0);
  return Math.max(1, Math.ceil(sum));
}
