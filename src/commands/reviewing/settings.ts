import { existsSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { z } from "zod";
import { UserError } from "../../diagnostics/user-error.js";
import { nearest } from "../../model/nearest.js";
import { rules } from "../../review/registry.js";

/** `.rexible.yml` of a repository: what a review leaves out, and why. */
export interface Settings {
  /** Paths and patterns such as "legacy/**" that are not read. */
  readonly leaveOut: readonly string[];
  /** Why a rule is off, by its id. */
  readonly off: Readonly<Record<string, string>>;
  /** File with the findings that are known. */
  readonly baseline: string;
}

export const settingsName = ".rexible.yml";

const schema = z.strictObject({
  leave_out: z.array(z.string()).default([]),
  rules: z.record(z.string(), z.strictObject({ off: z.literal(true), because: z.string().min(8) })).default({}),
  baseline: z.string().default(".rexible-baseline.json"),
});

/**
 * Reads the settings beside which a review is run; defaults where there are none.
 *
 * @throws UserError where they cannot be read, or name a rule that is not there.
 */
export function readSettings(): Settings {
  const data = existsSync(settingsName) ? parsed(readFileSync(settingsName, "utf8")) : {};
  const result = schema.safeParse(data ?? {});
  if (!result.success) {
    const [issue] = result.error.issues;
    throw refused(`'${issue?.path.join(".") ?? ""}': ${issue?.message.toLowerCase() ?? "not known"}`);
  }
  const { leave_out: leaveOut, rules: said, baseline } = result.data;
  const ids = rules.map(({ id }) => id);
  for (const id of Object.keys(said))
    if (!ids.includes(id)) {
      const near = nearest(id, ids);
      throw refused(`there is no rule '${id}'${near === undefined ? "" : `; '${near}' is near`}`);
    }
  return {
    leaveOut,
    off: Object.fromEntries(Object.entries(said).map(([id, { because }]) => [id, because])),
    baseline,
  };
}

function parsed(text: string): unknown {
  try {
    return load(text);
  } catch (error) {
    throw refused(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
  }
}

function refused(reason: string): UserError {
  return new UserError({
    severity: "error",
    message: `'${settingsName}' cannot be read: ${reason}`,
    why: "A review that guesses what it is to leave out may leave out a mistake.",
    fix: "Write 'leave_out' as a list of paths, 'rules' as 'REX035: { off: true, because: … }', 'baseline' as a file.",
  });
}

/** Whether a path is left out: by its own name, by a folder above it, or by a pattern with "*" and "**". */
export function leavesOut({ leaveOut }: Pick<Settings, "leaveOut">): (path: string) => boolean {
  const patterns = leaveOut.map((pattern) => {
    const escaped = pattern.replace(/\/+$/, "").replace(/[.+^${}()|[\]\\?]/g, "\\$&");
    return new RegExp(`^${escaped.replaceAll("**", "\0").replaceAll("*", "[^/]*").replaceAll("\0", ".*")}(?:/|$)`);
  });
  return (path) => patterns.some((pattern) => pattern.test(path));
}
