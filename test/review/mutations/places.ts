import { stringify } from "yaml";
import { type Base, bases } from "./bases.js";
import { type Input, valueFrom } from "./input.js";
import { changed, namesOf, withOptions } from "./loaded.js";
import type { Table } from "./mutation.js";
import { optionsOf, type Parts, program } from "./program.js";

type Places = Table["places"];

/** Several places after one another. */
export function each(...all: readonly Places[]): Places {
  return (spelling) => all.flatMap((places) => places(spelling));
}

/** The spelling in the text of a small stack, as the parts say. */
export function inText(partsOf: (spelling: string) => Parts, place = "text"): Places {
  return (spelling) => [[place, () => ({ from: "text", text: program(partsOf(spelling)) })]];
}

/** The spelling as options of the one service of a small stack. */
export const inOptions: Places = inText((options) => ({ options }), "service('app', …) in text");

/** The spelling as options of the user's own service in each of the stacks. */
export const inOwnService: Places = (spelling) => bases.map((base) => inService(base, base.own, spelling));

/** The spelling as options of each service of each stack. */
export const inEveryService: Places = inServices(() => true);

/** The same, but for the reverse proxies, which are there to be open. */
export const inEveryServiceBehindProxy: Places = inServices((name) => name !== "caddy");

function inServices(isMeant: (name: string) => boolean): Places {
  return (spelling) =>
    bases.flatMap((base) =>
      namesOf(base.stack, "service")
        .filter(isMeant)
        .map((name) => inService(base, name, spelling)),
    );
}

function inService(base: Base, name: string, spelling: string): readonly [string, () => Input] {
  return [
    `service '${name}' of ${base.name}`,
    () => ({ from: "loaded", stack: withOptions(base, name, optionsOf(spelling)) }),
  ];
}

/** The spelling as options of each network of each stack. */
export const inEveryNetwork: Places = (spelling) =>
  bases.flatMap((base) =>
    namesOf(base.stack, "network").map((name): readonly [string, () => Input] => [
      `network '${name}' of ${base.name}`,
      () => ({
        from: "loaded",
        stack: changed(base.stack, (thing) =>
          thing.kind === "network" && thing.name === name ? { ...thing, ...optionsOf(spelling) } : undefined,
        ),
      }),
    ]),
  );

/** The spelling as options of each stack as a whole. */
export const inEveryStack: Places = (spelling) =>
  bases.map((base): readonly [string, () => Input] => [
    `defineStack of ${base.name}`,
    () => ({
      from: "loaded",
      stack: changed(base.stack, (thing) =>
        thing.kind === "stack" ? { ...thing, ...optionsOf(spelling) } : undefined,
      ),
    }),
  ]);

/** The words of each stack's text, other words put in their place. The spelling is an arrow function from text to text. */
export const inEveryFile: Places = (spelling) =>
  bases.flatMap((base): readonly (readonly [string, () => Input])[] => {
    const change = valueFrom(spelling) as (text: string) => string;
    const text = change(base.text);
    return text === base.text ? [] : [[`text of ${base.name}`, () => ({ from: "text", text })]];
  });

/** The spelling as the tasks of a role of the user's own, before the containers run. */
export const inEarlyTasks: Places = inRoleFile("tasks/main.yml", "early");

/** The same, after the containers run. */
export const inLateTasks: Places = inRoleFile("tasks/main.yml", "late");

/** The spelling as one file of a role of the user's own, beside others. */
export function inRoleFile(
  path: string,
  when: "early" | "late" = "early",
  others: Readonly<Record<string, string>> = {},
  partsOf: (spelling: string) => Parts = () => ({}),
): Places {
  return (spelling) => [
    [
      `roles-src/own/${path}, ${when}`,
      () => ({
        from: "text",
        text: program({ [when]: `role("own")`, ...partsOf(spelling) }),
        roles: { own: { "tasks/main.yml": install, ...others, [path]: spelling } },
      }),
    ],
  ];
}

const install = `- name: Make the folder of the role
  ansible.builtin.file:
    path: /opt/own
    state: directory
    mode: "0750"
`;

/** The options as a service of a Compose file that a role of the user's own brings. */
export const inComposeFile: Places = (spelling) => {
  const side = composeOf(optionsOf(spelling));
  const compose = stringify({
    services: { side: { image: "ghcr.io/example/side:1.2.3", mem_limit: "128m", ...side } },
  });
  return inRoleFile("files/compose.yml", "early", { "tasks/main.yml": copyCompose })(compose).map(([, input]) => [
    "Compose file of a role",
    input,
  ]);
};

const copyCompose = `- name: Install the Compose file
  ansible.builtin.copy:
    src: compose.yml
    dest: /opt/own/compose.yml
    mode: "0640"
`;

interface Mounted {
  readonly kind: string;
  readonly path?: string;
  readonly source?: string;
}

/** What Compose calls the options of a service. */
function composeOf(options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { image, environment, command, entrypoint, healthcheck, capabilities, volumes, publish, tmpfs } = options;
  const mounts = volumes as readonly Mounted[] | undefined;
  return {
    ...(image !== undefined && { image }),
    ...(environment !== undefined && { environment }),
    ...(command !== undefined && { command }),
    ...(entrypoint !== undefined && { entrypoint }),
    ...(healthcheck !== undefined && { healthcheck: { test: ["CMD", ...(healthcheck as { test: string[] }).test] } }),
    ...(capabilities !== undefined && { cap_add: capabilities }),
    ...(tmpfs !== undefined && { tmpfs: Object.keys(tmpfs as object) }),
    ...(mounts !== undefined && { volumes: mounts.map(({ source = "/opt/own/data", path }) => `${source}:${path}`) }),
    ...(publish !== undefined && {
      ports: (publish as readonly string[]).map((port) => port.replace(/^(\d+)/, "$1:$1")),
    }),
  };
}
