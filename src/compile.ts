import type { EmittedFiles } from "./emit/file.js";
import { emitProject } from "./emit/project.js";
import { completeWithFacts } from "./facts/complete-with-facts.js";
import { applyLock } from "./lock/apply-lock.js";
import type { ImageLock } from "./lock/image-lock.js";
import { recordedSettings } from "./lock/recorded-settings.js";
import type { Role } from "./model/ansible/role.js";
import { unaskedRisks } from "./model/asked.js";
import { type Beside, nothingBeside } from "./model/beside.js";
import type { Origin } from "./model/origin.js";
import type { Risk } from "./model/risk.js";
import type { BuildContext } from "./model/service/build-context.js";
import type { Built } from "./model/service/built.js";
import { siteRisks } from "./model/site-risks.js";
import type { Sources } from "./model/sources.js";
import type { Stack } from "./model/stack.js";
import { expandReplicas } from "./plan/expand-replicas.js";
import { planStack } from "./plan/plan.js";
import { type RawTrouble, readRawKeys } from "./reading/compose/raw-keys.js";
import type { Specification } from "./reading/compose/specification.js";
import type { AcceptedRisk } from "./review/acceptance.js";
import type { Finding } from "./review/finding.js";
import { reviewWithRisks } from "./review/run.js";
import { withBuildContexts } from "./validate/build-contexts.js";
import { floatingIn } from "./validate/floating.js";
import type { Invalid } from "./validate/invalid.js";
import { validateStack } from "./validate/stack.js";

/** What `load` brings: the export of stack.ts, a way back to its lines, the hand-written sources, and the lock. */
export interface Loaded {
  readonly exported: unknown;
  readonly mapOrigin: (place: Origin) => Origin;
  /** All that constructors made meanwhile, used or not. Default: nothing more. */
  readonly made?: readonly object[];
  readonly sources: Sources;
  readonly roles: readonly Role[];
  /** The schema that raw keys of Compose are judged by, where there are any. */
  readonly specification: () => Specification;
  /** What was found in the files of the stack themselves. Default: nothing. */
  readonly found?: readonly Finding[];
  /** Default: nothing stands beside the stack. */
  readonly beside?: Beside;
  /** What stands in the folders that images are built of. Default: they are not judged. */
  readonly contexts?: (built: Built) => BuildContext;
  /** Default: no image is locked. */
  readonly lock?: ImageLock | undefined;
}

/** The outcome of the pure part of the pipeline; files only where no finding is an error. */
export type Compiled =
  | { readonly kind: "invalid"; readonly invalid: readonly Invalid[] }
  | ({ readonly kind: "refused" } & Reviewed)
  | ({ readonly kind: "compiled"; readonly files: EmittedFiles } & Reviewed);

/** A valid stack, what the rules found in it, and what it takes knowingly. */
export interface Reviewed {
  readonly stack: Stack;
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedRisk[];
}

/** validate → read raw keys → complete → review → lock → replicas → plan → emit. The review reads the images as the user wrote them. */
export function compile({
  exported,
  mapOrigin,
  made,
  sources,
  roles,
  specification,
  beside = nothingBeside,
  contexts,
  lock,
  found = [],
}: Loaded): Compiled {
  const { stack: valid, invalid } = validateStack(exported, mapOrigin, made);
  if (valid === undefined) return { kind: "invalid", invalid };
  const { services, troubles } = readRawKeys(valid.services, specification);
  if (troubles.length > 0) return { kind: "invalid", invalid: troubles.map((trouble) => invalidOf(valid, trouble)) };
  const floating = floatingIn(beside);
  if (floating.length > 0) return { kind: "invalid", invalid: floating };
  const read = contexts === undefined ? services : withBuildContexts(services, contexts);
  const stack = completeWithFacts({ ...valid, services: read, beside }, recordedSettings(valid, lock));

  const { findings, accepted } = reviewWithRisks(stack, roles, { found });
  if (findings.some(({ level }) => level === "error")) return { kind: "refused", stack, findings, accepted };

  const risks = [...accepted.map(riskOf), ...unaskedRisks(stack), ...siteRisks(stack)];
  const plan = planStack(expandReplicas(applyLock(stack, lock)), sources, risks, roles);
  return { kind: "compiled", stack, findings, accepted, files: emitProject(plan) };
}

function invalidOf({ origins }: Stack, { at, says }: RawTrouble): Invalid {
  return { message: says, at, origin: origins[at.slice(0, 2).join(".")] };
}

function riskOf({ finding, by: { rule, at, because, until } }: AcceptedRisk): Risk {
  return { rule, thing: at, says: finding.message, because, until };
}
