import type { z } from "zod";
import { alertChannel } from "../../../src/roles/alert-channels.js";
import { builtInRoles } from "../../../src/roles/registry.js";
import { resticRepository } from "../../../src/roles/restic.js";
import type { Constructor, Option, Shape } from "./described.js";

/** A row of a table. */
export interface Row {
  readonly name: string;
  readonly type: string;
  /** What holds where the option is not said; none where it must be. */
  readonly usual: string | undefined;
  readonly meaning: string;
}

/** Constructors by subject, in the order of the page; whichever has no place here comes last. */
const subjects: Readonly<Record<string, readonly string[]>> = {
  "The stack": ["defineStack", "host", "phase", "accept", "destroy"],
  Values: ["variable", "secret", "text"],
  Networks: ["network", "networkOf"],
  Services: ["service", "built", "worker", "job", "group", "asEngine"],
  Probes: ["http", "tcp", "program", "ofImage", "none"],
  Disks: ["volume", "folder", "hostFolder", "hostPath", "dockerSocket"],
  Files: ["file", "yamlFile", "jsonFile", "templateFile"],
  "What is open": [
    "publicly",
    "vpnOnly",
    "redirect",
    "outside",
    "basicAuth",
    "forwardAuth",
    "snippet",
    "onLoopback",
    "port",
  ],
  Devices: ["device", "nvidia"],
  "Steps of a phase": [
    ...["common", "docker", "headscaleNode", "configure", "deploy", "provision", "backup", "uptime", "alerts"],
    ...["hardening", "role"],
  ],
  "Copies elsewhere": ["restic"],
  "Who is told": ["mail", "webhook", "ntfy"],
};

/** docs/reference.md: what the docstrings say of every constructor and option. */
export function referencePage(
  constructors: ReadonlyMap<string, Constructor>,
  catalog: readonly Constructor[],
  shapes: readonly Shape[],
  ofService: ReadonlySet<string>,
): string {
  const placed = new Set(Object.values(subjects).flat());
  const others = [...constructors.keys()].filter((name) => !placed.has(name));
  const sections = Object.entries({ ...subjects, ...(others.length > 0 && { More: others }) }).map(([subject, names]) =>
    [`## ${subject}`, ...names.flatMap((name) => sectionOf(constructors.get(name), ofService))].join("\n\n"),
  );
  return `# Reference

Every constructor that \`import { … } from "rexible"\` brings, with its options, from the docstrings that editors show. The guides to each
subject are listed in the [README](../README.md), the rules in [rules/](rules/index.md), the facts of the catalog in [catalog.md](catalog.md).

${sections.join("\n\n")}

## The catalog

\`catalog.<name>({ … })\` takes what a [service](#service) takes, and its own options; only \`image\`, \`networks\`, \`memory\` and \`cpus\` must be said, and \`name\` may.

${catalog.map(inShort).join("\n\n")}

## Shapes

What options are made of.

${shapes.map(shapeSection).join("\n\n")}
`;
}

function sectionOf(made: Constructor | undefined, ofService: ReadonlySet<string>): readonly string[] {
  if (made === undefined) return [];
  const { name, signature, says, examples, parameters } = made;
  const { rows, isService } = rowsOf(made, ofService);
  return [
    `### ${name}`,
    `\`${signature}\``,
    escaped(says),
    ...(parameters.length > 0 ? [parameters.map(([part, meaning]) => `- \`${part}\`: ${meaning}`).join("\n")] : []),
    ...(rows.length > 0 ? [tableOf(rows)] : []),
    ...(isService ? ["And every option of a [service](#service), where it makes sense."] : []),
    ...examples.map(codeOf),
  ];
}

/** The rows of a constructor; what it shares with `service` is told there. */
export function rowsOf(made: Constructor, ofService: ReadonlySet<string>) {
  const { name, options } = made;
  const isService = name !== "service" && options.some((option) => option.name === "ulimits");
  const own = options.filter((option) => !isService || !ofService.has(option.name));
  return { rows: [...own.map(rowOf), ...rowsOfSchema(schemas[name]?.() ?? {})], isService };
}

export function rowOf({ name, type, isNeeded, says }: Option): Row {
  const [whole, usual] = /\s*Default: ((?:[^.]|\.(?!\s|$))+)\.?/.exec(says) ?? [];
  return {
    name,
    type,
    usual: isNeeded ? undefined : (usual ?? ""),
    meaning: whole ? says.replace(whole, "").trim() : says,
  };
}

/** Options that schemas declare, by the constructor that takes them. */
const schemas: Readonly<Record<string, () => Readonly<Record<string, unknown>>>> = Object.fromEntries([
  ...Object.entries({
    common: "common",
    docker: "docker",
    headscaleNode: "headscale-node",
    backup: "backup-config",
    uptime: "uptime-config",
    alerts: "alerts-config",
    hardening: "hardening",
  }).map(([step, role]) => [step, () => builtInRoles.get(role)?.options.shape ?? {}]),
  ["restic", () => resticRepository.shape],
  ...alertChannel.options.map((channel) => {
    const { kind, ...options } = channel.shape;
    return [kind.value, () => options];
  }),
]);

function rowsOfSchema(shape: Readonly<Record<string, unknown>>): readonly Row[] {
  return Object.entries(shape).map(([name, schema]) => {
    const { type, usual, meaning } = schemaOf(schema as z.ZodType);
    return { name, type, usual, meaning };
  });
}

function schemaOf(schema: z.ZodType): Omit<Row, "name"> {
  const definition = schema.def as z.core.$ZodTypeDef & {
    readonly innerType?: z.ZodType;
    readonly defaultValue?: unknown;
    readonly options?: readonly z.ZodType[];
    readonly element?: z.ZodType;
    readonly valueType?: z.ZodType;
    readonly shape?: Readonly<Record<string, z.ZodType>>;
    readonly in?: z.ZodType;
    readonly entries?: Readonly<Record<string, string>>;
  };
  const meaning = schema.description ?? (definition.innerType ? schemaOf(definition.innerType).meaning : "");
  if (definition.type === "optional" && definition.innerType)
    return { type: schemaOf(definition.innerType).type, usual: "none", meaning };
  if (/^(?:default|prefault)$/.test(definition.type) && definition.innerType)
    return { type: schemaOf(definition.innerType).type, usual: shown(definition.defaultValue), meaning };
  const kinds: Readonly<Record<string, () => string>> = {
    union: () => schemaOf(definition.options?.[0] as z.ZodType).type,
    array: () => `${schemaOf(definition.element as z.ZodType).type}[]`,
    record: () => `Record<string, ${schemaOf(definition.valueType as z.ZodType).type}>`,
    enum: () =>
      Object.values(definition.entries ?? {})
        .map((entry) => `"${entry}"`)
        .join(" | "),
    object: () => `{ ${Object.keys(definition.shape ?? {}).join(", ")} }`,
    pipe: () => schemaOf(definition.in as z.ZodType).type,
    custom: () => "Secret | Text",
  };
  return { type: kinds[definition.type]?.() ?? definition.type, usual: undefined, meaning };
}

function shown(value: unknown): string {
  return value === "" ? "empty" : `\`${JSON.stringify(value)}\``;
}

function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ name, type, usual, meaning }) =>
      `| \`${name}\` | ${cell(`\`${type}\``)} | ${cell(escaped(usual ?? "**must be said**"))} | ${cell(escaped(meaning))} |`,
  );
  return ["| Option | Type | Default | Meaning |", "| --- | --- | --- | --- |", ...lines].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function inShort(made: Constructor): string {
  const { name, says, options } = made;
  const [first = ""] = says.split("\n\n");
  const own = options.filter(
    ({ place }) => place.startsWith("src/catalog/") && !place.startsWith("src/catalog/options.ts:"),
  );
  const rows = own.map(rowOf).map(({ name: option, usual, meaning }) => {
    const end = usual === undefined ? "Must be said." : `Default: ${usual}.`;
    return `- \`${option}\`: ${escaped(meaning).replaceAll("\n", " ")} ${end}`;
  });
  return [
    `### catalog.${name}`,
    escaped(first.replaceAll("\n", " ")),
    ...(rows.length > 0 ? [rows.join("\n")] : []),
  ].join("\n\n");
}

function shapeSection({ name, says, members, forms }: Shape): string {
  const body = forms === undefined ? tableOf(members.map(rowOf)) : codeOf(forms.replace(/^\s*\|\s*/, ""));
  return [`### ${name}`, ...(says === "" ? [] : [escaped(says)]), body].join("\n\n");
}

function codeOf(text: string): string {
  return `\`\`\`ts\n${text}\n\`\`\``;
}

/** Angle brackets outside of code would be read as HTML. */
function escaped(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : part.replaceAll("<", "&lt;")))
    .join("");
}

/** src/roles/explained.ts: what the schemas say of their options, where editors look for it. */
export function explainedOptions(): string {
  const groups = Object.entries(schemas).map(([name, shape]) => {
    const rows = rowsOfSchema(shape()).map(({ name: option, usual, meaning }) => {
      const end = usual === undefined ? "" : ` Default: ${usual.replaceAll("`", "")}.`;
      return `${comment(`${meaning}.${end}`)}\n    readonly ${option}?: unknown;\n`;
    });
    return `  readonly ${name}: {\n${rows.join("")}  };\n`;
  });
  return `// Written by 'make reference' from the schemas of the roles.

/** What editors show where an option of a role is written, by its constructor. Judges nothing. */
export interface ExplainedOptions {
${groups.join("")}}
`;
}

function comment(text: string): string {
  const lines = [""];
  for (const word of text.replaceAll("*/", "*\\/").split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last.length + word.length > 105) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`.trim();
  }
  const [only = ""] = lines;
  return lines.length === 1
    ? `    /** ${only} */`
    : `    /**\n${lines.map((line) => `     * ${line}\n`).join("")}     */`;
}
