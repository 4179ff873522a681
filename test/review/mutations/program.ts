import { imports, valueFrom } from "./input.js";

/** What differs from the smallest sound program; each a piece of TypeScript. */
export interface Parts {
  /** Statements before the service. Default: the network 'backend' alone. */
  readonly declare?: string;
  /** Options of the service 'app'; those of the small program give way to them. */
  readonly options?: string;
  /** Services beside 'app', started before it. */
  readonly others?: readonly string[];
  /** Steps before the containers, and after them. */
  readonly early?: string;
  readonly late?: string;
  /** The whole list of phases, in place of the usual one. */
  readonly phases?: string;
  /** Options of the stack; those of the small program give way to them. */
  readonly stack?: string;
}

const networks: Readonly<Record<string, string>> = {
  backend: `const backend = network("backend", { subnet: "172.20.2.0/24" });`,
  inner: `const inner = network("inner", { subnet: "172.20.3.0/24", internal: true });`,
};

export const usualOptions: Readonly<Record<string, string>> = {
  image: `"ghcr.io/example/app:1.2.3"`,
  networks: "[backend]",
  memory: `{ limit: "256M" }`,
  cpus: "0.5",
  user: "1000",
  healthcheck: `{ test: ["/app/health"] }`,
};

const usualStack: Readonly<Record<string, string>> = {
  hosts: `{ prod: host({ address: "192.0.2.10", user: "deploy" }) }`,
  domain: `"example.com"`,
};

/** The text of a stack file: one service, deployed soundly, but for the parts. */
export function program({ declare = "", options = "", stack = "", ...steps }: Parts): string {
  const app = /^const (app\b|\[.*\bapp\b.*\])/m.test(declare) ? "" : `${serviceText("app", usualOptions, options)}\n`;
  const { phases = usualPhases(steps) } = steps;
  const ending = `export default defineStack("example", {\n${lines(usualStack, stack)}  phases: ${phases},\n});\n`;
  const body = [declare.trim(), app, ending].filter((part) => part !== "").join("\n\n");
  const given = Object.entries(networks).filter(
    ([name]) => new RegExp(`\\b${name}\\b`).test(body) && !new RegExp(`^const ${name} = `, "m").test(body),
  );
  return `${imports}${given.map(([, line]) => `${line}\n`).join("")}\n${body}`;
}

/** The text of a service, with usual options that give way to those that are said. */
export function serviceText(name: string, usual: Readonly<Record<string, string>>, said: string): string {
  return `const ${name} = service("${name}", {\n${lines(usual, said)}});`;
}

function usualPhases({ others = [], early = "", late = "" }: Parts): string {
  const configured = [...others, "app"].map((name) => `configure(${name})`).join(", ");
  return `[
    phase("1", "Foundations", [common(), docker()${early === "" ? "" : `, ${early}`}]),
    phase("2", "Configuration", [${configured}]),
    phase("3", "Containers", [deploy({ infra: [${others.join(", ")}], apps: [app] })]),
    phase("4", "Resilience", [backup()${late === "" ? "" : `, ${late}`}]),
    phase("5", "Hardening", [hardening()]),
  ]`;
}

/** The usual options, one a line, without those that are said otherwise; then what is said. */
function lines(usual: Readonly<Record<string, string>>, said: string): string {
  const kept = Object.entries(usual).filter(([key]) => !new RegExp(`(^|[\\s,{])${key}:`).test(topLevel(said)));
  const all = [...kept.map(([key, value]) => `${key}: ${value}`), ...(said === "" ? [] : [said])];
  return all.map((line) => `  ${line},\n`).join("");
}

/** The text without what stands in brackets or quotes. */
function topLevel(text: string): string {
  let bare = text.replace(/"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`/g, '""');
  for (let before = ""; before !== bare; ) {
    before = bare;
    bare = bare.replace(/\([^()[\]{}]*\)|\[[^()[\]{}]*\]|\{[^()[\]{}]*\}/g, "");
  }
  return bare;
}

/** Options of a service as data, from their text. */
export function optionsOf(text: string): Readonly<Record<string, unknown>> {
  return valueFrom(`{ ${text} }`) as Readonly<Record<string, unknown>>;
}
