// `images.lock.yaml` → data, or what is wrong in it and where.
import { load, YAMLException } from "js-yaml";
import * as z from "zod";
import { locateInFile } from "../diagnostics/locate-in-file.js";
import type { Position, Problem } from "../diagnostics/problem.js";
import { parseImageReference } from "../model/image-reference.js";
import { isImageDigest } from "../model/image-reference-problem.js";
import { isTooLarge } from "../model/shared-values.js";
import type { ImageLock, LockEntry } from "./image-lock.js";
import { settingsSchema } from "./locked-settings.js";

export type ReadLock =
  | { readonly ok: true; readonly lock: ImageLock }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The name of the file, beside `stack.ts`. */
export const lockFile = "images.lock.yaml";

/** The version of the shape that is written and read. */
export const lockVersion = 1;

const digest = z.string().refine(isImageDigest, "is not a digest");
const extensionSchema = z.object({
  digest,
  looked_up: z.iso.datetime({ error: 'is not a date and time in UTC, such as "2026-01-31T12:00:00Z"' }),
  platforms: z.record(z.string(), digest),
  configurations: z.record(z.string(), digest).exactOptional(),
  settings: settingsSchema.exactOptional(),
});
const lockSchema = z.object({
  "x-rexible": z.object({ version: z.literal(lockVersion) }).optional(),
  services: z.record(z.string(), z.object({ image: z.string(), "x-rexible": extensionSchema.optional() })),
});
type WrittenService = z.infer<typeof lockSchema>["services"][string];

const fix = "Run 'rexible lock' to write the file anew.";

/**
 * Reads a lock. Other tools may have written it: keys that are not Rexible's are left alone, and what a look-up found
 * counts only for the digest that it found.
 *
 * @param file path for messages. Default: `images.lock.yaml`.
 * @example const read = readLock(text); if (read.ok) compareLock(read.lock, images);
 */
export function readLock(text: string, file = lockFile): ReadLock {
  const problems: Problem[] = [];
  const report = (position: Position, message: string) => {
    problems.push({ severity: "error", message: `the lock ${message}`, position, fix });
  };
  const reportAt = (route: readonly PropertyKey[], message: string) => {
    const steps = route.map((step) => (typeof step === "symbol" ? String(step) : step));
    report(locateInFile({ file: { path: file, file, text }, route: steps }), message);
  };

  const parsed = parse(text, file, report);
  if (parsed === undefined) return { ok: false, problems };
  const written = lockSchema.safeParse(parsed.content);
  if (!written.success) {
    for (const { path, message } of written.error.issues)
      reportAt(path, `is not valid at '${path.join(".")}': ${message}`);
    return { ok: false, problems };
  }
  const entries = Object.entries(written.data.services).flatMap(([service, content]) => {
    const entry = readEntry(service, content);
    if (typeof entry !== "string") return [entry];
    reportAt(["services", service, "image"], entry);
    return [];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, lock: { entries } };
}

function parse(
  text: string,
  file: string,
  report: (position: Position, message: string) => void,
): { readonly content: unknown } | undefined {
  try {
    const content = load(text);
    if (!isTooLarge(content)) return { content };
    report({ file, line: 1, column: 1 }, "is too large: its aliases stand for more values than any lock has");
    return undefined;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { line = 0, column = 0 } = error.mark ?? {};
    report({ file, line: line + 1, column: column + 1 }, `is not YAML: ${error.reason}`);
    return undefined;
  }
}

/** An entry, or a sentence about its image. */
function readEntry(service: string, { image, "x-rexible": found }: WrittenService): LockEntry | string {
  const parsed = parseImageReference(image);
  if (!parsed.ok) return `names no image for service '${service}': ${parsed.problem.says}`;
  const { digest, ...rest } = parsed.reference;
  if (digest === undefined) return `has no digest in image '${image}' of service '${service}'`;
  const reference = { ...rest, digest };
  if (found === undefined || found.digest !== digest) return { service, reference };
  const { looked_up: at, digest: _, ...lookUp } = found;
  return { service, reference, lookUp: { at, ...lookUp } };
}
