import { knownData } from "../reading/compose/plain.js";
import type { Place } from "../reading/place.js";
import { type Mapping, valueAt } from "../reading/placed.js";
import { adoptingOf } from "./adopted.js";
import type { Moved } from "./ansible/moved.js";
import { Code, constantOf, written } from "./code.js";
import { importedFacts } from "./facts.js";
import { folderText, sharedVolumes } from "./folders.js";
import { ending, importsOf } from "./frame.js";
import { jobsIn } from "./jobs.js";
import { mappingsIn, safeName } from "./mappings.js";
import { Named, type ShellVariable } from "./named.js";
import { importedNetworks, joinedBy } from "./networks.js";
import { type Decision, decisionsIn, type Note } from "./note.js";
import { isRouter, proxyText, routerNote } from "./router.js";
import type { Running } from "./running.js";
import { importService, optionsText } from "./service.js";
import { filled } from "./shell-values.js";
import { acceptancesOf, notesOn, type TakenOver } from "./taken-over.js";

/** A stack made of a Compose application. */
export interface ImportedStack {
  /** Text of `stack.ts`. */
  readonly text: string;
  readonly notes: readonly Note[];
  /** The project of Compose that gives its place to the stack. */
  readonly adopt: string | undefined;
  readonly decisions: readonly Decision[];
  /** Names that the vault must get, without `vault_`. */
  readonly secrets: readonly string[];
  /** What is known of their values: the value, or a variable of the shell such as "${NAME}". For the vault alone. */
  readonly values: ReadonlyMap<string, string>;
  /** Names that the inventory must get. */
  readonly variables: readonly string[];
}

export interface ImportOptions {
  /** Name of the stack. */
  readonly name: string;
  /** The application as its file has it, variables of the shell not replaced: for the environment of services. */
  readonly plain: Mapping;
  /** The application with the values of '.env' in place of its defaults, those of secrets not among them. */
  readonly said: Mapping;
  /** Keys that Compose does not know, and where they stand. */
  readonly foreign: readonly { readonly key: string; readonly in: string; readonly at: Place }[];
  /** The text of a file beside the Compose file. */
  readonly textOf: (path: string) => string | undefined;
  /** The example that was read in place of a file that is not there. */
  readonly exampleOf: (path: string) => string | undefined;
  /** The folder of the Compose file, seen from the one that `stack.ts` is written into. */
  readonly below: string;
  /** Names of the files of a folder of settings beside the Compose file; none where it is no such folder. */
  readonly filesIn: (path: string) => readonly string[];
  /** What files of variables say of a variable of the shell. */
  readonly shell: (name: string) => ShellVariable | undefined;
  /** Comments that belong to a line of a Compose file. */
  readonly commentsAt: (place: Place) => readonly string[];
  /** Last day of risks that are taken over, as an ISO date. */
  readonly until: string;
  /** What the review finds in a service, by its name in the stack, that is taken over. Default: nothing. */
  readonly found?: ReadonlyMap<string, readonly TakenOver[]>;
  /** The containers of the old host, by their names and by those of their services. Default: nobody looked. */
  readonly running?: ReadonlyMap<string, Running>;
  /** The project of Compose that runs on the host and gives its place to the stack. Default: nothing is taken over. */
  readonly adopt?: string;
  /** What comes along of the Ansible project around the Compose files. Default: nothing. */
  readonly moved?: Pick<Moved, "before" | "after" | "notes">;
}

/**
 * Writes a stack for an application that was read: what the file says, and proposals where it says nothing.
 *
 * @param value the application, with the values of files of variables but those that are secrets.
 */
export function importStack(
  value: Mapping,
  {
    name,
    plain,
    said: operators,
    foreign,
    textOf,
    exampleOf,
    below,
    filesIn,
    shell,
    commentsAt,
    until,
    found,
    moved,
    running,
    adopt,
  }: ImportOptions,
): ImportedStack {
  const all = mappingsIn(value, "services");
  const behind = new Map([...all].filter(([, service]) => !isRouter(service)));
  // A proxy alone is what the stack is for.
  const services = behind.size === 0 ? all : behind;
  const constants = new Map([...services.keys()].map((one) => [one, constantOf(one)]));
  const named = new Named(shell);
  const networks = importedNetworks(value, services);
  const shared = sharedVolumes(services);
  const jobs = jobsIn(services);
  let zone: string | undefined;
  const adopting = adopt === undefined ? undefined : adoptingOf(adopt, value);
  const sites = new Set<string>();
  const unasked = new Set<string>();
  const [hasProxy, hasCard] = [new Set<string>(), new Set<string>()];
  const notes: Note[] = [...all].flatMap(([one, service]) => (services.has(one) ? [] : [routerNote(one, service)]));
  notes.push(...(moved?.notes ?? []), ...foreign.flatMap(foreignNote));
  const unfilled = mappingsIn(plain, "services");
  const texts = inOrder(services).map((service) => {
    const said = services.get(service) as Mapping;
    const image = imageOf(said);
    const { variable, secret, isSaid } = named;
    const facts = importedFacts(image);
    const context = {
      name: service,
      image,
      facts,
      said: valueAt(operators, "services", service, "environment"),
      running: running?.get(service) ?? running?.get(textIn(said, "container_name")),
      adopting,
      constants,
      unasked,
      jobs,
      shared,
      textOf,
      exampleOf,
      below,
      filesIn,
      variable,
      secret,
      isSaid,
      zone: (proposed: string) => (zone ??= proposed),
      until,
    };
    const joined = joinedBy(said, networks, constants);
    const imported = importService(
      { value: said, plain: unfilled.get(service), networks: joined },
      context,
      commentsAt,
    );
    const own = found?.get(safeName(service)) ?? [];
    notes.push(...imported.notes, ...notesOn(own, until, { service, ...said.place }));
    if (isUnasked(imported.options)) unasked.add(service);
    const { expose, networks: joins } = imported.options;
    if (expose !== undefined && Array.isArray(joins)) for (const one of joins) sites.add(written(one));
    if (imported.options.reverseProxy === true) hasProxy.add(service);
    if (imported.options.gpu !== undefined) hasCard.add(service);
    const safe = safeName(service);
    const { aliases = [] } = imported.options as { readonly aliases?: readonly string[] };
    const accept = [...((imported.options.accept ?? []) as readonly unknown[]), ...acceptancesOf(own, until)];
    const options = {
      ...imported.options,
      ...(safe !== service && { aliases: [service, ...aliases] }),
      ...(accept.length > 0 && { accept }),
    };
    const call = `${jobs.has(service) ? "job" : "service"}(${JSON.stringify(safe)}, ${optionsText(options, imported.comments)})`;
    return `${aboveOf(all, service, value, commentsAt)}const ${constants.get(service)} = ${call};\n`;
  });
  const hasOwnProxy = sites.size > 0 && hasProxy.size === 0;
  const body = [
    ...named.texts(),
    ...[...networks.values()].map(({ constant, text }) => `const ${constant} = ${text};`),
    ...[...shared].map(([one, constant]) => `const ${constant} = ${folderText(one, services)};`),
    "",
    ...texts,
    ...(hasOwnProxy ? [proxyText([...sites])] : []),
    ending({
      name,
      services: inOrder(services).map((one) => constants.get(one) ?? one),
      hasOwnProxy,
      hasCard: hasCard.size > 0,
      adopt,
      roles: moved ?? { before: [], after: [] },
    }),
  ].join("\n");
  const text = `${importsOf(body)}\n${body}`;
  return {
    text,
    notes,
    adopt,
    decisions: decisionsIn(text, notes, constants),
    secrets: [...named.secrets.keys()],
    values: named.values,
    variables: [...named.variables].flatMap(([one, { isOpen }]) => (isOpen ? [one] : [])),
  };
}

/** What becomes of a key that Compose refuses; those of a service itself are told with its others, and a text for a file is taken. */
function foreignNote({ key, in: place, at: { file, line } }: ImportOptions["foreign"][number]): readonly Note[] {
  const [kind, service = "", ...inside] = place.split(".");
  if (key === "content" || (kind === "services" && inside.length === 0)) return [];
  const name = [...inside, key].join(".");
  return [{ service, key: name, file, line, outcome: "left out", says: "Compose has no such option" }];
}

/** Comments above a service. */
function aboveOf(
  all: ReadonlyMap<string, Mapping>,
  service: string,
  value: Mapping,
  commentsAt: (place: Place) => readonly string[],
): string {
  const group = value.entries.get("services")?.value;
  const key = group?.kind === "mapping" && all.has(service) ? group.entries.get(service)?.key : undefined;
  return (key === undefined ? [] : commentsAt(key)).map((one) => `// ${one}\n`).join("");
}

/** Whether a service says that nobody asks it. */
function isUnasked({ healthcheck }: Readonly<Record<string, unknown>>): boolean {
  return healthcheck instanceof Code && healthcheck.text.startsWith("none(");
}

function textIn(service: Mapping, key: string): string {
  const said = valueAt(service, key);
  return said === undefined ? "" : String(knownData(said));
}

function imageOf({ entries }: Mapping): string {
  const image = entries.get("image")?.value;
  return image === undefined ? "" : String(knownData(filled(image)));
}

/** Services behind those that they depend on, so that constants stand above their use. */
function inOrder(services: ReadonlyMap<string, Mapping>): readonly string[] {
  const done = new Set<string>();
  const visiting = new Set<string>();
  const visit = (name: string): void => {
    const service = services.get(name);
    if (service === undefined || done.has(name) || visiting.has(name)) return;
    visiting.add(name);
    for (const key of ["depends_on", "network_mode"]) {
      const said = service.entries.get(key)?.value;
      const known = said === undefined ? [] : knownData(said);
      if (typeof known === "string") visit(known.replace(/^service:/, ""));
      else for (const other of Array.isArray(known) ? known.map(String) : Object.keys(known as object)) visit(other);
    }
    done.add(name);
  };
  for (const name of services.keys()) visit(name);
  return [...done];
}
