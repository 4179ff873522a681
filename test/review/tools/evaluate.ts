import { transformSync } from "esbuild";
import { completeWithFacts } from "../../../src/facts/complete-with-facts.js";
import * as rexible from "../../../src/index.js";
import { readWholeRole } from "../../../src/load/role-sources.js";
import type { Role } from "../../../src/model/ansible/role.js";
import { noteWhatIsMade } from "../../../src/model/made.js";
import type { Stack } from "../../../src/model/stack.js";
import { escapesIn } from "../../../src/review/escapes.js";
import { programOf } from "../../../src/review/example.js";
import type { Finding } from "../../../src/review/finding.js";
import type { Example } from "../../../src/review/rule.js";
import { review } from "../../../src/review/run.js";
import { builtInRoles } from "../../../src/roles/registry.js";
import { withBuildContexts } from "../../../src/validate/build-contexts.js";
import { validateStack } from "../../../src/validate/stack.js";
import { contextsIn } from "./contexts.js";

/** The stack that a program exports. */
export function stackOf(program: string): Stack {
  const { code } = transformSync(program, { loader: "ts", format: "cjs" });
  const module = { exports: {} as { default?: unknown } };
  const endNoting = noteWhatIsMade();
  new Function("module", "exports", "require", code)(module, module.exports, () => rexible);
  // An example is a part of a stack: what it leaves of the usual networks and secrets is no mistake.
  const made = endNoting().filter((thing) => "kind" in thing && thing.kind === "service");
  const { stack, invalid } = validateStack(module.exports.default, (place) => place, made);
  if (stack === undefined) throw new Error(`invalid example: ${invalid.map(({ message }) => message).join("; ")}`);
  return completeWithFacts({ ...stack, services: withBuildContexts(stack.services, contextsIn(program)) });
}

/** What the rules find in an example, the escapes in its text included. */
export async function findingsIn(example: Example): Promise<readonly Finding[]> {
  const text = programOf(example);
  const found = await escapesIn([{ path: "stack.ts", file: "stack.ts", text }]);
  const own = typeof example === "string" ? [] : [roleOf(example.role, example.files)];
  return review(stackOf(text), [...sourcesNamedIn(text), ...own], { found });
}

/** What the rules find in the files of a role, beside one sound stack that runs it. Quicker than an example of its own each time. */
export function findingsOfRole(files: Readonly<Record<string, string>>, late = false): readonly Finding[] {
  const beside = stacks.get(late) ?? besideRole(late);
  stacks.set(late, beside);
  return review(beside.stack, [...beside.roles, roleOf("own", files)]);
}

const stacks = new Map<boolean, ReturnType<typeof besideRole>>();

function besideRole(late: boolean) {
  const text = programOf({ role: "own", files: {}, late });
  return { stack: stackOf(text), roles: sourcesNamedIn(text).filter(({ name }) => name !== "own") };
}

/** Sources without tasks that matter: of Rexible's roles, of those that set up 'app' and 'cache', and of each that an example names. */
function sourcesNamedIn(text: string): readonly Role[] {
  const named = [...text.matchAll(/\brole\("([a-z0-9-]+)"/g)].map(([, name = ""]) => name);
  return [...new Set([...builtInRoles.keys(), "app-provision", "cache-provision", ...named])].map((name) => ({
    ...roleOf(name, { "tasks/main.yml": "[]\n" }),
    own: !builtInRoles.has(name),
  }));
}

/** A role of the user's from its files. */
export function roleOf(name: string, files: Readonly<Record<string, string>>): Role {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text, file: `roles-src/${name}/${path}` }));
  return readWholeRole(name, true, sources);
}
