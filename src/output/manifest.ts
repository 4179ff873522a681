import { createHash } from "node:crypto";
import { z } from "zod";
import { UserError } from "../diagnostics/user-error.js";
import { isOurs } from "./ours.js";
import { contentOf, type ProjectFiles } from "./project-file.js";

/** Name of the file that says what was written: only that may be changed or removed later. */
export const manifestName = "manifest.json";

const schema = z.object({
  generator: z.literal("rexible"),
  files: z.record(
    z.string(),
    z.object({ sha256: z.string(), mode: z.string().regex(/^0[0-7]{3}$/), from: z.string() }),
  ),
});

export type Manifest = z.infer<typeof schema>;

export const emptyManifest: Manifest = { generator: "rexible", files: {} };

/** Whether the path stays below the folder that it is relative to, in its plainest spelling. */
export function isInside(path: string): boolean {
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..") && !/[\\\0]/.test(path);
}

/** What the manifest will say of these files. */
export function manifestOf(files: ProjectFiles): Manifest {
  const entries = [...files].map(([path, file]) => {
    const { mode, from } = file;
    return [path, { sha256: digestOf(contentOf(file)), mode, from }];
  });
  return { generator: "rexible", files: Object.fromEntries(entries) };
}

export function digestOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** A line for each file, so that a difference between two manifests reads well. */
export function manifestText({ generator, files }: Manifest): string {
  const lines = Object.entries(files)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, entry]) => `    ${JSON.stringify(path)}: ${JSON.stringify(entry)}`);
  return `{\n  "generator": ${JSON.stringify(generator)},\n  "files": {\n${lines.join(",\n")}\n  }\n}\n`;
}

/**
 * Reads a manifest.
 *
 * @param path where it stands, for messages.
 * @throws UserError where it is not one, or lists a path outside its folder or of the operator's.
 */
export function readManifest(text: string, path: string): Manifest {
  const result = schema.safeParse(parsed(text, path));
  if (result.success) {
    const listed = Object.keys(result.data.files);
    const outside = listed.find((one) => !isInside(one));
    if (outside !== undefined) throw unreadable(path, `it lists '${outside}', which leads outside the folder`);
    const foreign = listed.find((one) => !isOurs(one));
    if (foreign === undefined) return result.data;
    throw unreadable(path, `it lists '${foreign}', which no build writes`);
  }
  const [issue] = result.error.issues;
  throw unreadable(path, `'${issue?.path.join(".") ?? ""}' ${issue?.message.toLowerCase() ?? "is not known"}`);
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const conflict = text.includes("<<<<<<<") ? "it holds the marks of a merge conflict" : undefined;
    throw unreadable(path, conflict ?? (error instanceof Error ? error.message : String(error)));
  }
}

function unreadable(path: string, reason: string): UserError {
  return new UserError({
    severity: "error",
    message: `'${path}' cannot be read: ${reason}`,
    why: "It lists the files that Rexible wrote; without it, none can be told from a file of yours.",
    fix: "Take the last committed version of the folder, then build again.",
  });
}
