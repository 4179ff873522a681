import type { Role, Template } from "../../model/ansible/role.js";
import type { Task } from "../../model/ansible/task.js";
import type { Read, Text } from "../../model/ansible/text.js";
import { type Definition, isSeenFrom, type Leaf } from "../../model/ansible/variable.js";
import { oncePer } from "../../model/once-per.js";
import type { SourceFile } from "../../model/sources.js";
import type { Stack } from "../../model/stack.js";
import { isSecretName } from "../questions/secret-names.js";
import { everything, isCarried, type Stain, stainMet } from "./carried.js";
import { givenByStack, secretRead, secretResults } from "./sources.js";

/** Which texts of a role carry a secret, under whatever name. */
export interface Taint {
  /** The secret that a text shows when it is rendered; nothing where it shows none. */
  secretIn(text: Pick<Text, "reads">, from: Seen): Carried | undefined;
  /** The secret in what one expression reads. */
  secretOf(read: Read, from: Seen): Carried | undefined;
  /** What a template of the role reads. */
  readsOf(file: SourceFile): readonly Read[];
}

/** The place that reads: variables of a block or a task are seen below it alone. */
export interface Seen {
  readonly path: string;
  readonly route: readonly (string | number)[];
}

export interface Carried {
  /** As the text names it. */
  readonly name: string;
  /** What the vault or the stack calls it. */
  readonly secret: string;
}

/** Follows every secret of a stack through the variables of its roles. */
export function taintOf(role: Role, stack: Stack, roles: readonly Role[]): Taint {
  return analysed(stack)(role, roles);
}

const analysed = oncePer((stack: Stack) => {
  const known = new Map<Role, Taint>();
  return (role: Role, roles: readonly Role[]): Taint => {
    const found = known.get(role) ?? analyse(role, stack, roles);
    known.set(role, found);
    return found;
  };
});

interface Entry {
  readonly definition: Definition | undefined;
  readonly stains: readonly Stain[];
}

function analyse(role: Role, stack: Stack, roles: readonly Role[]): Taint {
  const entries = new Map<string, Entry[]>();
  const add = (name: string, entry: Entry): void => {
    if (entry.stains.length > 0) entries.set(name, [...(entries.get(name) ?? []), entry]);
  };
  for (const [name, stains] of givenByStack(role.name, stack)) add(name, { definition: undefined, stains });

  const stainsOf = (read: Read, { path, route }: Seen): readonly Stain[] => {
    const source = secretRead(read);
    if (source !== undefined) return [{ path: read.isEverything === true ? [everything] : [], secret: source }];
    const seen = (entries.get(read.name) ?? []).filter(
      ({ definition }) => definition === undefined || path === "" || isSeenFrom(definition, path, route),
    );
    return seen.flatMap(({ stains }) => stains);
  };
  const secretOf = (read: Read, from: Seen): Carried | undefined => {
    if (!isCarried(read)) return undefined;
    const met = stainMet(stainsOf(read, from), read.isEverything === true ? [] : read.path);
    return met && { name: [read.name, ...read.path].filter((part) => part !== "*").join("."), secret: met.secret };
  };
  const secretIn = ({ reads }: Pick<Text, "reads">, from: Seen): Carried | undefined => {
    for (const read of reads) {
      const found = secretOf(read, from);
      if (found !== undefined) return { ...found, name: secretRead(read) ?? found.name };
    }
    return undefined;
  };

  // What other roles give to this one, and the facts and results that they leave on the host.
  const others = roles.filter((other) => other !== role);
  const all = [...role.definitions, ...others.flatMap((other) => leftBy(other)), ...given(role, others)];
  for (let round = 0; round < 12; round++) {
    let isNew = false;
    for (const definition of all) {
      const stains = stainsOfDefinition(definition, role, stainsOf, secretIn);
      const known = entries.get(definition.name)?.find((entry) => entry.definition === definition);
      if (stains.length === (known?.stains.length ?? 0)) continue;
      isNew = true;
      const rest = (entries.get(definition.name) ?? []).filter((entry) => entry !== known);
      entries.set(definition.name, [...rest, { definition, stains }]);
    }
    if (!isNew) break;
  }
  const templates = new Map<SourceFile, readonly Read[]>(
    role.templates.map((template) => [template.file, readsWith(template, role)]),
  );
  return { secretIn, secretOf, readsOf: (file) => templates.get(file) ?? [] };
}

/** What a template reads, and what those read that it includes. */
function readsWith({ file, reads }: Template, { templates }: Role): readonly Read[] {
  const names = [...file.text.matchAll(/\{%-?\s*(?:include|import|extends|from)\s+['"]([^'"]+)['"]/g)];
  const included = names.flatMap(([, name = ""]) =>
    templates.filter((other) => other.file !== file && other.file.path.endsWith(`/${name}`)),
  );
  return [...reads, ...included.flatMap((other) => other.reads)];
}

/** The facts and results of another role: they stay on the host. */
function leftBy({ definitions }: Role): readonly Definition[] {
  return definitions.filter(({ by }) => by === "set_fact" || by === "register");
}

/** The variables that other roles give when they include this one. */
function given({ name }: Role, others: readonly Role[]): readonly Definition[] {
  const including = (task: Task | undefined, other: Role) =>
    task !== undefined && other.uses.some((use) => use.at === task.at && use.name === name);
  return others.flatMap((other) =>
    other.definitions
      .filter(({ by, task }) => by === "task vars" && including(task, other))
      .map((definition) => ({ ...definition, scopes: [] })),
  );
}

type StainsOf = (read: Read, from: Seen) => readonly Stain[];
type SecretIn = (text: Pick<Text, "reads">, from: Seen) => Carried | undefined;

function stainsOfDefinition(
  definition: Definition,
  role: Role,
  stainsOf: StainsOf,
  secretIn: SecretIn,
): readonly Stain[] {
  const { by, leaves, task } = definition;
  if (by === "register") return task === undefined ? [] : stainsOfResult(task, role, secretIn);
  const stains = leaves.flatMap((leaf) => stainsOfLeaf(leaf, definition, stainsOf));
  if (by !== "loop") return stains;
  // The item of a loop is a part of its list.
  return stains.map(({ path, secret }) => ({ path: path.slice(1), secret }));
}

function stainsOfLeaf(leaf: Leaf, { at, name }: Definition, stainsOf: StainsOf): readonly Stain[] {
  if (leaf.isVaulted) return [{ path: leaf.path, secret: name }];
  const from = { path: at.file.path, route: leaf.route };
  const isWhole = /^\s*\{\{[^{}]*\}\}\s*$/.test(leaf.text) && leaf.reads.length === 1;
  return leaf.reads.filter(isCarried).flatMap((read): readonly Stain[] => {
    const stains = stainsOf(read, from);
    const way = read.isEverything === true ? [] : read.path;
    if (stainMet(stains, way) === undefined) return [];
    const isPlain = isWhole && read.through.every((filter) => filter === "default");
    return stains.flatMap(({ path, secret }) => {
      if (stainMet([{ path, secret }], way) === undefined) return [];
      return [{ path: [...leaf.path, ...(isPlain ? path.slice(way.length) : [])], secret }];
    });
  });
}

/** Programs that print what they are given. */
const printing = /^(?:echo|printf|cat|base64|jq|yq|tee|sed|awk|tr|cut)$/;

/** The parts of a result that repeat a secret, or bring one. */
function stainsOfResult(task: Task, role: Role, secretIn: SecretIn): readonly Stain[] {
  const own = secretResults(task, role);
  const from = { path: task.file.path, route: task.route };
  const carried = argumentTexts(task)
    .map((text) => secretIn(text, from))
    .find((found) => found !== undefined);
  const brought = namedResults(task, role);
  if (carried === undefined) return [...own, ...brought];
  const { secret } = carried;
  const prints = role.scripts.some(
    ({ at, commands }) => at === task.at && commands.some(({ program }) => printing.test(program)),
  );
  const repeated = ["cmd", "invocation", ...(prints ? ["stdout", "stdout_lines"] : [])];
  const isFact = task.action === "set_fact" || task.action === "include_vars";
  const parts = isFact ? ["ansible_facts"] : repeated;
  const inLoop = task.loop === undefined ? [] : [{ path: ["results"], secret }];
  return [...own, ...brought, ...parts.map((part) => ({ path: [part], secret })), ...inLoop];
}

/** The answer of a service that is read as a token or a password, by its name. */
function namedResults(task: Task, role: Role): readonly Stain[] {
  if (!["uri", "command", "shell"].includes(task.action)) return [];
  return secretAnswers(role)
    .filter(({ name }) => name === task.keys.register)
    .map(({ name, path }) => ({ path, secret: `${name}.${path.join(".")}` }));
}

const secretAnswers = oncePer(({ tasks, templates }: Role): readonly Read[] =>
  [...tasks.flatMap(({ texts }) => texts), ...templates]
    .flatMap(({ reads }) => reads)
    .filter(({ path }) => path.length > 1 && path[0] === "json" && isSecretName(path.at(-1) ?? "")),
);

/** The texts of the module's arguments; of a keyword of the task only those of the environment. */
export function argumentTexts(task: Task): readonly Text[] {
  const routes = Object.values(task.argumentRoutes).map((route) => route.join("\0"));
  return task.texts.filter(({ route }) => {
    const way = route.join("\0");
    return routes.some((start) => way === start || way.startsWith(`${start}\0`));
  });
}
