import type { Folder } from "../declared/folder.js";
import type { Group } from "../declared/group.js";
import type { Network } from "../declared/network.js";
import type { Service } from "../declared/service/service.js";
import type { DeclaredStack } from "../declared/stack.js";
import type { Step } from "../declared/step.js";
import { origin, type WithOrigin } from "../model/origin.js";
import type { Secret, Variable } from "../model/value.js";
import { isDynamic } from "../model/value.js";
import type { Invalid } from "./invalid.js";

/** Everything that the stack refers to, by name. */
export interface Collected {
  readonly services: ReadonlyMap<string, Service>;
  readonly networks: ReadonlyMap<string, Network>;
  readonly folders: ReadonlyMap<string, Folder>;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly secrets: ReadonlyMap<string, Secret>;
  readonly clashes: readonly Invalid[];
}

/** Follows references from the phases to services, networks, variables and secrets. */
export function collect(stack: DeclaredStack): Collected {
  const services = new Named<Service>("services", "service");
  const networks = new Named<Network>("networks", "network");
  const folders = new Named<Folder>("folders", "folder");
  const variables = new Named<Variable>("variables", "variable");
  const secrets = new Named<Secret>("secrets", "secret");

  const addService = (service: Service): void => {
    if (!services.add(service)) return;
    for (const network of thingsIn<Network>(service.networks)) networks.add(network);
    if (typeof service.networks === "object" && "service" in service.networks)
      for (const host of thingsIn<Service>([service.networks.service])) addService(host);
    for (const { of: shared } of listOf<{ of?: unknown }>(service.volumes))
      for (const folder of thingsIn<Folder>([shared])) folders.add(folder);
    // What stands there and is none, such as a database, is the schema's to tell.
    for (const other of thingsIn<Service>([...listOf(service.dependsOn), ...listOf(service.before)]))
      if (other.kind === "service") addService(other);
    for (const gate of gatesOf(service.expose)) addService(gate);
  };
  for (const phase of stack.phases)
    for (const step of phase.steps) for (const service of servicesOf(step)) addService(service);
  for (const gate of gatesOf(stack.sites)) addService(gate);
  for (const network of thingsIn<Network>([stack.across])) networks.add(network);

  const addValues = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (!isDynamic(value)) Object.values(value).forEach(addValues);
    else if (value.kind === "variable") variables.add(value);
    else if (value.kind === "secret") secrets.add(value);
    else value.parts.forEach(addValues);
  };
  addValues([stack.domain, stack.vpnRange, stack.dataRoot, stack.hosts, stack.sites]);
  for (const { facts: _, networks: __, dependsOn: ___, before: ____, ...service } of services.byName.values())
    addValues(service);
  for (const phase of stack.phases)
    for (const step of phase.steps) {
      if ("variables" in step) addValues(step.variables);
      if (step.kind === "deploy") addValues(step.registryMirrors);
    }

  return {
    services: services.byName,
    networks: networks.byName,
    folders: folders.byName,
    variables: variables.byName,
    secrets: secrets.byName,
    clashes: [services, networks, folders, variables, secrets].flatMap((named) => named.clashes),
  };
}

function servicesOf(step: Step): readonly Service[] {
  if (step.kind === "configure" || step.kind === "provision") return membersOf(step.target);
  if (step.kind === "deploy") return [...step.infra, ...step.apps].flatMap(membersOf);
  return [];
}

/** The services that a service or a group stands for. */
export function membersOf(target: Service | Group): readonly Service[] {
  return target.kind === "group" ? thingsIn<Service>(target.services) : [target];
}

/** What constructors made, of a list; the rest of it is for the schemas to judge. */
function thingsIn<T extends { readonly kind: string; readonly name: string }>(list: unknown): readonly T[] {
  return listOf<T>(list).filter((one) => "kind" in one && "name" in one);
}

/** The services that sites ask who is let in. */
function gatesOf(said: unknown): readonly Service[] {
  return listOf<{ login?: { service?: unknown } }>(Array.isArray(said) ? said : [said]).flatMap(({ login }) =>
    typeof login === "object" && login !== null ? thingsIn<Service>([login.service]) : [],
  );
}

function listOf<T extends object>(list: unknown): readonly T[] {
  const all: readonly unknown[] = Array.isArray(list) ? list : [];
  return all.filter((one): one is T => typeof one === "object" && one !== null);
}

/** Things by name; two different things of one name clash. */
class Named<T extends WithOrigin & { readonly name: string }> {
  readonly byName = new Map<string, T>();
  readonly clashes: Invalid[] = [];

  constructor(
    private readonly plural: string,
    private readonly noun: string,
  ) {}

  /** Adds it; false where it stood there already. */
  add(thing: T): boolean {
    const known = this.byName.get(thing.name);
    if (known === undefined) this.byName.set(thing.name, thing);
    else if (known !== thing && !this.isEqual(known, thing))
      this.clashes.push({
        message: `two ${this.plural} are called '${thing.name}': a name means one ${this.noun}`,
        at: [this.plural, thing.name],
        origin: thing[origin],
      });
    return known === undefined;
  }

  /** Variables and secrets of equal content are one thing, wherever they are declared. */
  private isEqual(one: T, other: T): boolean {
    return (this.noun === "variable" || this.noun === "secret") && JSON.stringify(one) === JSON.stringify(other);
  }
}
