import { findingsOfRole } from "../tools/evaluate.js";

/** Options of the service `app`, and what else stands in the file. */
export interface Written {
  readonly app: Readonly<Record<string, unknown>>;
  readonly beside?: Readonly<Record<string, unknown>>;
  /** Other services. */
  readonly others?: Readonly<Record<string, unknown>>;
  /** Other files of the role. */
  readonly files?: Readonly<Record<string, string>>;
}

type Files = Readonly<Record<string, string>>;

const flow = (value: unknown) => JSON.stringify(value);
const file = ({ beside = {}, others = {} }: Written, service: string, more = ""): string =>
  [
    more,
    `services:\n  app: ${service}`,
    ...Object.entries(others).map(([name, value]) => `  ${name}: ${flow(value)}`),
    ...Object.entries(beside).map(([name, value]) => `${name}: ${flow(value)}`),
    "",
  ]
    .filter((line, index) => line !== "" || index > 0)
    .join("\n");
const map = (entries: readonly string[]) => `{ ${entries.join(", ")} }`;
const entriesOf = (app: Written["app"], write = flow) =>
  Object.entries(app).map(([name, value]) => `${name}: ${write(value)}`);

/** Every text in a value as the default of a variable, as Compose fills it in. */
function interpolated(value: unknown): unknown {
  if (typeof value === "string") return `\${OWN:-${value.replace(/\$/g, "$$$$")}}`;
  if (Array.isArray(value)) return value.map(interpolated);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, interpolated(entry)]));
}

/** The ways in which a file of Compose may carry what a service says: each must be read as if it stood there. */
export const carriers: Readonly<Record<string, (written: Written) => Files>> = {
  "in its place": (written) => ({ "files/compose.yml": file(written, flow(written.app)) }),
  "over lines": (written) => ({ "files/compose.yml": file(written, `\n    ${entriesOf(written.app).join("\n    ")}`) }),
  "by anchors": (written) => {
    const anchors = Object.entries(written.app).map(([name, value], index) => `x-${name}: &a${index} ${flow(value)}\n`);
    const service = map(Object.keys(written.app).map((name, index) => `${name}: *a${index}`));
    return { "files/compose.yml": file(written, service, anchors.join("")) };
  },
  "by a merge key": (written) => ({
    "files/compose.yml": file(written, map(["<<: *own"]), `x-own: &own ${flow(written.app)}\n`),
  }),
  "by a merge key of several": (written) => ({
    "files/compose.yml": file(
      written,
      map(["<<: [*none, *own]"]),
      `x-none: &none { init: true }\nx-own: &own ${flow(written.app)}\n`,
    ),
  }),
  "by extends": (written) => ({
    "files/compose.yml": file({ ...written, others: { ...written.others, base: written.app } }, "{ extends: base }"),
  }),
  "by extends of another file": (written) => ({
    "files/compose.yml": file(written, "{ extends: { file: base.yml, service: base } }"),
    "files/base.yml": `services:\n  base: ${flow(written.app)}\n`,
  }),
  "by an override": (written) => ({
    "files/compose.yml": file(written, flow({ image: written.app.image ?? "ghcr.io/example/app:1.2.3" })),
    "files/compose.override.yml": `services:\n  app: ${flow(written.app)}\n`,
  }),
  "by include": (written) => ({
    "files/compose.yml": "include: [parts/own.yml]\nservices: {}\n",
    "files/parts/own.yml": file(written, flow(written.app)),
    // What it names lies beside it.
    ...Object.fromEntries(
      Object.entries(written.files ?? {}).map(([path, text]) => [path.replace("files/", "files/parts/"), text]),
    ),
  }),
  "as a default of a variable": (written) => ({
    "files/compose.yml": file(written, flow(interpolated(written.app))),
  }),
  "in a template": (written) => ({ "templates/compose.yml.j2": file(written, flow(written.app)) }),
  "as a definition of the module": (written) => ({
    "tasks/main.yml": `- name: Start it\n  community.docker.docker_compose_v2:\n    project_name: own\n    definition:\n${file(
      written,
      flow(written.app),
    ).replace(/^(?=.)/gm, "      ")}`,
  }),
  "as a variable that a task writes": (written) => ({
    "defaults/main.yml": `own_compose:\n${file(written, flow(written.app)).replace(/^(?=.)/gm, "  ")}`,
    "tasks/main.yml": `- name: Write the file\n  ansible.builtin.copy:\n    dest: /opt/own/compose.yml\n    mode: "0640"\n    content: "{{ own_compose | to_nice_yaml }}"\n`,
  }),
  "as text of a task": (written) => ({
    "tasks/main.yml": `- name: Write the file\n  ansible.builtin.copy:\n    dest: /opt/own/compose.yml\n    mode: "0640"\n    content: |\n${file(
      written,
      flow(written.app),
    ).replace(/^/gm, "      ")}\n`,
  }),
};

/** The ids of the rules that what is written breaks, in one way to carry it. */
export function idsOf(written: Written, carrier: string): readonly string[] {
  const findings = findingsOfRole({ ...carriers[carrier]?.(written), ...written.files });
  return [...new Set(findings.map(({ id }) => id))];
}
