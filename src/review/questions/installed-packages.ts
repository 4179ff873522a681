import { textsIn } from "../../model/ansible/data.js";
import type { Role } from "../../model/ansible/role.js";
import type { Task } from "../../model/ansible/task.js";
import { oncePer } from "../../model/once-per.js";
import type { Stack } from "../../model/stack.js";
import { runsOf } from "./role-scripts.js";
import { stepsOf } from "./steps.js";

const installers = ["apt", "package"];

/** The packages that a task installs: its names, and those of variables that the role gives. */
export function packagesIn(task: Task, role: Role): readonly string[] {
  return task.arguments.state === "absent" ? [] : packagesNamedIn(task, role);
}

/** The packages that a task installs or removes. */
export function packagesNamedIn({ action, arguments: given, loop }: Task, role: Role): readonly string[] {
  if (!installers.includes(action)) return [];
  const written = ["name", "pkg", "package"].flatMap((key) => textsIn(given[key]));
  const lists = [...written, ...(typeof loop?.items === "string" ? [loop.items] : [])].flatMap((text) => {
    const name = /^\s*\{\{\s*(\w+)\s*(?:\|[^}]*)?\}\}\s*$/.exec(text)?.[1];
    return role.definitions.flatMap((one) => (one.name === name ? textsIn(one.value) : []));
  });
  const items = loop !== undefined && Array.isArray(loop.items) ? textsIn(loop.items.flat()) : [];
  return [...written, ...lists, ...items]
    .flatMap((text) => text.split(/[\s,]+/))
    .map((name) => name.replace(/=.*/, ""));
}

const engines = /^(?:docker(?:\.io|-ce|-ce-cli|-cli|-compose|-compose-plugin|-buildx-plugin)?|containerd(?:\.io)?)$/;

/** Whether a package is a part of Docker. */
export function isEngine(name: string): boolean {
  return engines.test(name);
}

/** Whether a step of the stack may install a package: where names come from elsewhere, it may be any. */
export function mayInstall(name: string, stack: Stack, roles: readonly Role[]): boolean {
  const given = stepsOf(stack).some(
    ({ step }) => "variables" in step && textsIn(step.variables.packages).some((one) => one === name),
  );
  return given || roles.some((role) => wordsInstalledBy(role).has(name) || installsWhatIsNotKnown(role));
}

/** Every word that may be the name of a package which the role installs, through all of its variables. */
const wordsInstalledBy = oncePer((role: Role): ReadonlySet<string> => {
  const texts = [
    ...role.tasks.flatMap((task) => (installers.includes(task.action) ? [JSON.stringify(task.keys)] : [])),
    ...runsOf(role).flatMap(({ program, text }) => (/^(?:apt|apt-get|aptitude|dpkg)$/.test(program) ? [text] : [])),
  ];
  const words = new Set<string>();
  const add = (text: string) => {
    for (const [word] of text.matchAll(/[A-Za-z0-9_][\w.+-]*/g)) words.add(word);
  };
  for (const text of texts) add(text);
  for (const word of words)
    for (const { name, value } of role.definitions) if (name === word) add(JSON.stringify(value ?? ""));
  return words;
});

/** Whether a role of the user's installs packages by a name that nothing in it says. */
const installsWhatIsNotKnown = oncePer(
  (role: Role): boolean =>
    role.own &&
    role.tasks.some(
      (task) =>
        installers.includes(task.action) &&
        ["name", "pkg", "package"].some((key) =>
          textsIn(task.arguments[key]).some((text) =>
            [...text.matchAll(/\{\{\s*(\w+)/g)].some(
              ([, name]) => name !== "item" && !role.definitions.some((one) => one.name === name),
            ),
          ),
        ),
    ),
);
