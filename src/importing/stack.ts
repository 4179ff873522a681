import { knownData } from "../reading/compose/plain.js";
import type { Mapping, Placed } from "../reading/placed.js";
import { Code, code, constantOf, keyOf, written } from "./code.js";
import type { Context } from "./context.js";
import type { Note } from "./note.js";
import { importService, optionsText } from "./service.js";

/** A stack made of a Compose application. */
export interface ImportedStack {
  /** Text of `stack.ts`. */
  readonly text: string;
  readonly notes: readonly Note[];
  /** Names that the vault must get, without `vault_`. */
  readonly secrets: readonly string[];
}

export interface ImportOptions {
  /** Name of the stack. */
  readonly name: string;
  /** The text of a file beside the Compose file. */
  readonly textOf: (path: string) => string | undefined;
  /** Last day of risks that are taken over, as an ISO date. */
  readonly until: string;
}

/** Writes a stack for an application that was read: what the file says, and proposals where it says nothing. */
export function importStack(value: Mapping, { name, textOf, until }: ImportOptions): ImportedStack {
  const all = mappingsIn(value, "services");
  const services = new Map([...all].filter(([, service]) => !isRouter(service)));
  const constants = new Map([...services.keys()].map((one) => [one, constantOf(one)]));
  const variables = new Map<string, string>();
  const secrets = new Map<string, string>();
  const variable: Context["variable"] = (shell, fallback) => {
    const lower = ownName(shell.toLowerCase());
    const given = fallback === undefined || fallback === "" ? { example: "decide" } : { default: fallback };
    variables.set(
      lower,
      written(code`variable(${lower}, ${{ ...given, description: `${shell} of the Compose file` }})`),
    );
    return new Code(`${constantOf(lower)}Value`);
  };
  const secret: Context["secret"] = (one) => {
    secrets.set(one, written(code`secret(${one})`));
    return new Code(`${constantOf(one)}Secret`);
  };
  const networks = networksOf(value, services);
  const shared = sharedVolumes(services);
  const sites = new Set<string>();
  let hasProxy = false;
  const notes: Note[] = [...all].flatMap(([one, service]) => (services.has(one) ? [] : [routerNote(one, service)]));
  const texts = inOrder(services).map((service) => {
    const said = services.get(service) as Mapping;
    const image = knownData(said.entries.get("image")?.value ?? said);
    const context = { name: service, image: String(image), constants, shared, textOf, variable, secret, until };
    const joined = joinedBy(said, networks);
    const imported = importService(said, context, joined);
    notes.push(...imported.notes);
    const { expose, networks: joins } = imported.options;
    if (expose !== undefined && Array.isArray(joins)) for (const one of joins) sites.add(written(one));
    if (imported.options.reverseProxy === true) hasProxy = true;
    const safe = serviceName(service);
    const options = safe === service ? imported.options : { ...imported.options, aliases: [service] };
    return `const ${constants.get(service)} = service(${JSON.stringify(safe)}, ${optionsText(options)});\n`;
  });
  const proxy = sites.size > 0 && !hasProxy ? [proxyText([...sites])] : [];
  const body = [
    ...[...variables].map(([one, text]) => `const ${constantOf(one)}Value = ${text};`),
    ...[...secrets].map(([one, text]) => `const ${constantOf(one)}Secret = ${text};`),
    ...[...networks.values()].map(({ constant, text }) => `const ${constant} = ${text};`),
    ...[...shared].map(([one, constant]) => `const ${constant} = ${folderText(one, services)};`),
    "",
    ...texts,
    ...proxy,
    ending(name, [...constants.values()], proxy.length > 0),
  ].join("\n");
  return { text: `${importsOf(body)}\n${body}`, notes, secrets: [...secrets.keys()] };
}

interface ImportedNetwork {
  readonly constant: string;
  readonly text: string;
}

function networksOf(value: Mapping, services: ReadonlyMap<string, Mapping>): ReadonlyMap<string, ImportedNetwork> {
  const said = mappingsIn(value, "networks");
  const used = new Set([...services.values()].flatMap(networkNames));
  return new Map(
    [...used].map((name, index) => {
      const internal = knownData(said.get(name)?.entries.get("internal")?.value ?? leafFalse) === true;
      const options = { subnet: `172.28.${index + 1}.0/24`, ...(internal && { internal }) };
      const safe = name.toLowerCase().replace(/[^a-z0-9-]+/g, "-");
      return [name, { constant: `${constantOf(name)}Network`, text: written(code`network(${safe}, ${options})`) }];
    }),
  );
}

const leafFalse = { kind: "leaf", value: false, unknown: undefined, place: { file: "", line: 1, column: 1 } } as const;

function networkNames(service: Mapping): readonly string[] {
  if (service.entries.has("network_mode")) return [];
  const said = service.entries.get("networks")?.value;
  if (said?.kind === "mapping") return [...said.entries.keys()];
  return said?.kind === "list" ? (knownData(said) as readonly string[]).map(String) : ["default"];
}

function joinedBy(service: Mapping, networks: ReadonlyMap<string, ImportedNetwork>): unknown {
  const names = networkNames(service);
  return names.length === 0 ? "host" : names.map((name) => new Code(networks.get(name)?.constant ?? "undefined"));
}

/** Named volumes that several services mount, each with its constant. */
function sharedVolumes(services: ReadonlyMap<string, Mapping>): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const { entries } of services.values()) {
    const all = entries.get("volumes")?.value;
    const mounts = all === undefined ? [] : (knownData(all) as readonly { type?: string; source?: string }[]);
    for (const source of new Set(mounts.flatMap(({ type, source: one }) => (type === "volume" && one ? [one] : []))))
      counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return new Map([...counts].filter(([, count]) => count > 1).map(([one]) => [one, `${constantOf(one)}Folder`]));
}

/** Its owner is the user of the first service that says one by its number; otherwise root. */
function folderText(name: string, services: ReadonlyMap<string, Mapping>): string {
  const safe = name.toLowerCase().replace(/[^a-z0-9-]+/g, "-");
  const users = [...services.values()].flatMap(({ entries }) => {
    const mounts = entries.get("volumes")?.value;
    const isHere = mounts !== undefined && JSON.stringify(knownData(mounts)).includes(JSON.stringify(name));
    const user = entries.get("user")?.value;
    return isHere && user !== undefined ? [String(knownData(user))] : [];
  });
  const [, uid = "0", gid = uid] = /^(\d+)(?::(\d+))?$/.exec(users[0] ?? "0") ?? [];
  const owner = { uid: Number(uid), gid: Number(gid) };
  return written(code`folder(${safe}, ${{ owner, mode: "2770", backup: "files-paused" }})`);
}

/** Services behind those that they depend on, so that constants stand above their use. */
function inOrder(services: ReadonlyMap<string, Mapping>): readonly string[] {
  const done = new Set<string>();
  const visiting = new Set<string>();
  const visit = (name: string): void => {
    const service = services.get(name);
    if (service === undefined || done.has(name) || visiting.has(name)) return;
    visiting.add(name);
    const said = service.entries.get("depends_on")?.value;
    const known = said === undefined ? [] : knownData(said);
    for (const other of Array.isArray(known) ? known.map(String) : Object.keys(known as object)) visit(other);
    done.add(name);
  };
  for (const name of services.keys()) visit(name);
  return [...done];
}

function mappingsIn(value: Mapping, key: string): ReadonlyMap<string, Mapping> {
  const said: Placed | undefined = value.entries.get(key)?.value;
  if (said?.kind !== "mapping") return new Map();
  return new Map([...said.entries].flatMap(([name, { value: one }]) => (one.kind === "mapping" ? [[name, one]] : [])));
}

/** Proxies that find their sites by labels: the stack's own takes their place. */
function isRouter({ entries }: Mapping): boolean {
  const image = entries.get("image")?.value;
  const known = image === undefined ? "" : String(knownData(image));
  return /(?:^|\/)(?:traefik|nginx-proxy|acme-companion|letsencrypt-nginx-proxy-companion|caddy-docker-proxy)(?::|@|$)/.test(
    known,
  );
}

function routerNote(service: string, { place }: Mapping): Note {
  const says = "the reverse proxy of the stack takes its place: sites are said by 'expose'";
  return { service, key: "image", file: place.file, line: place.line, outcome: "changed", says };
}

function proxyText(networks: readonly string[]): string {
  return `const reverseProxy = catalog.caddy({
  image: "caddy:2.11.3-alpine",
  networks: [${networks.join(", ")}],
  memory: { limit: "256M" },
  cpus: 0.5,
  certificates: { email: variable("acme_email", { example: "admin@example.com", description: "Contact of the domain" }) },
});
`;
}

/** A name that DNS and the language take. */
function serviceName(name: string): string {
  const safe = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return /^[a-z]/.test(safe) ? safe : `s-${safe}`;
}

/** Names that the stack itself uses. */
function ownName(name: string): string {
  return ["domain", "prod_address", "prod_user", "acme_email"].includes(name) ? `app_${name}` : name;
}

function ending(name: string, services: readonly string[], hasOwnProxy: boolean): string {
  const constants = hasOwnProxy ? [...services, "reverseProxy"] : services;
  const infra = hasOwnProxy ? "reverseProxy" : "";
  const all = services.join(", ");
  return `export default defineStack(${JSON.stringify(name)}, {
  domain: variable("domain", { example: "example.com", description: "Domain that the names of all sites end in" }),
  hosts: {
    prod: host({
      address: variable("prod_address", { example: "203.0.113.10", description: "Address of the host" }),
      user: variable("prod_user", { default: "deploy", description: "Login on the host" }),
    }),
  },
  phases: [
    phase("1", "Foundations", [common(), docker()]),
    phase("2", "Configuration", [${constants.map((one) => `configure(${one})`).join(", ")}]),
    phase("3", "Containers", [deploy({ infra: [${infra}], apps: [${all}] })]),
    phase("4", "Backups", [backup()]),
    phase("5", "Hardening", [hardening()]),
  ],
});
`;
}

const exported =
  `accept backup catalog common configure defineStack deploy device docker dockerSocket file folder hardening host hostFolder hostPath network
  none nvidia phase port publicly secret service tcp text variable volume`.split(/\s+/);

function importsOf(body: string): string {
  const used = exported.filter((name) => new RegExp(`\\b${keyOf(name)}[(\`.]`).test(body));
  return `import {\n${used.map((name) => `  ${name},\n`).join("")}} from "rexible";\n`;
}
