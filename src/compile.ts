import type { Origin } from "./dsl/origin.js";
import type { EmittedFiles } from "./emit/file.js";
import { emitProject } from "./emit/project.js";
import { applyLock } from "./lock/apply-lock.js";
import type { ImageLock } from "./lock/image-lock.js";
import type { Sources } from "./model/sources.js";
import type { Stack } from "./model/stack.js";
import { planStack } from "./plan/plan.js";
import type { Finding } from "./review/finding.js";
import type { RoleSource } from "./review/role-source/role-source.js";
import { review } from "./review/run.js";
import type { Invalid } from "./validate/invalid.js";
import { validateStack } from "./validate/stack.js";

/** What `load` brings: the export of stack.ts, a way back to its lines, the hand-written sources, and the lock. */
export interface Loaded {
  readonly exported: unknown;
  readonly mapOrigin: (place: Origin) => Origin;
  readonly sources: Sources;
  readonly roles: readonly RoleSource[];
  /** What was found in the files of the stack themselves. Default: nothing. */
  readonly found?: readonly Finding[];
  /** Default: no image is locked. */
  readonly lock?: ImageLock | undefined;
}

/** The outcome of the pure part of the pipeline; files only where no finding is an error. */
export type Compiled =
  | { readonly kind: "invalid"; readonly invalid: readonly Invalid[] }
  | { readonly kind: "refused"; readonly stack: Stack; readonly findings: readonly Finding[] }
  | {
      readonly kind: "compiled";
      readonly stack: Stack;
      readonly findings: readonly Finding[];
      readonly files: EmittedFiles;
    };

/** validate → review → lock → plan → emit. The review reads the images as the user wrote them. */
export function compile({ exported, mapOrigin, sources, roles, lock, found = [] }: Loaded): Compiled {
  const { stack, invalid } = validateStack(exported, mapOrigin);
  if (stack === undefined) return { kind: "invalid", invalid };

  const findings = review(stack, roles, { found });
  if (findings.some(({ level }) => level === "error")) return { kind: "refused", stack, findings };

  const plan = planStack(applyLock(stack, lock), sources);
  return { kind: "compiled", stack, findings, files: emitProject(plan) };
}
