import type { Bystander } from "./bystanders.js";
import type { Machine } from "./machine-room.js";

/** A container of the host, as the engine describes it. */
export interface Container {
  readonly name: string;
  readonly id: string;
  readonly startedAt: string;
  /** `healthy`, `unhealthy`, `starting`, or `none` where no probe is defined. */
  readonly health: string;
  readonly running: boolean;
  /** Everything `docker inspect` knows. */
  readonly inspected: Inspected;
}

/** The parts of `docker inspect` that the tests read. */
export interface Inspected {
  readonly Id: string;
  readonly Name: string;
  readonly State: {
    readonly Running: boolean;
    readonly StartedAt: string;
    readonly Pid: number;
    readonly Health?: { readonly Status: string };
  };
  readonly Config: {
    readonly User: string;
    readonly Image: string;
    readonly Env: readonly string[];
    readonly Labels: Readonly<Record<string, string>>;
  };
  readonly HostConfig: {
    readonly CapAdd: readonly string[] | null;
    readonly CapDrop: readonly string[] | null;
    readonly SecurityOpt: readonly string[] | null;
    readonly Memory: number;
    readonly NanoCpus: number;
    readonly PidsLimit: number | null;
    readonly ReadonlyRootfs: boolean;
    readonly NetworkMode: string;
  };
  readonly NetworkSettings: {
    readonly Networks: Readonly<Record<string, { readonly IPAddress: string }>>;
    readonly Ports: Readonly<Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[] | null>>;
  };
}

/** All containers of the host, stopped ones too, by name. */
export async function containers(machine: Machine): Promise<ReadonlyMap<string, Container>> {
  const ids = (await machine.console("docker ps -aq")).split("\n").filter(Boolean);
  if (ids.length === 0) return new Map();
  const all = JSON.parse(await machine.console(`docker inspect ${ids.join(" ")}`)) as readonly Inspected[];
  return new Map(all.map((inspected) => [inspected.Name.slice(1), describe(inspected)]));
}

function describe(inspected: Inspected): Container {
  return {
    name: inspected.Name.slice(1),
    id: inspected.Id,
    startedAt: inspected.State.StartedAt,
    running: inspected.State.Running,
    health: inspected.State.Health?.Status ?? "none",
    inspected,
  };
}

/** Whether a TCP connection is let in, as seen from a bystander. */
export async function canReach(from: Bystander, address: string, port: number): Promise<boolean> {
  return (await from.run(`timeout 3 bash -c '</dev/tcp/${address}/${port}'`)).code === 0;
}

/** A connection to try: an address and a port, under a name for the answer. */
export interface Target {
  readonly name: string;
  readonly address: string;
  readonly port: number;
}

/**
 * Which of the targets let a TCP connection in that comes from a container's own network. All are tried at once, and the
 * container needs no tool for it: the host enters its network.
 */
export async function reachedFrom(
  machine: Machine,
  from: Container,
  targets: readonly Target[],
): Promise<readonly string[]> {
  const knocks = targets.map(
    ({ name, address, port }) => `(timeout 4 bash -c '</dev/tcp/${address}/${port}' 2>/dev/null && echo ${name}) &`,
  );
  const enter = `nsenter --target ${from.inspected.State.Pid} --net bash`;
  return (await machine.console(`${enter} <<'KNOCKS'\n${knocks.join("\n")}\nwait\nKNOCKS`))
    .split("\n")
    .filter(Boolean)
    .sort();
}

/** Whether one connection from a container's network gets through. */
export async function canContainerReach(
  machine: Machine,
  from: Container,
  address: string,
  port: number,
): Promise<boolean> {
  return (await reachedFrom(machine, from, [{ name: "target", address, port }])).length === 1;
}

/** Every address of a container, by network. */
export function addressesOf(container: Container): readonly string[] {
  return Object.values(container.inspected.NetworkSettings.Networks)
    .map((network) => network.IPAddress)
    .filter(Boolean);
}

/** Owner, group and mode of a path, as in `999:999 0700`; `undefined` where nothing is. */
export async function ownerAndMode(machine: Machine, path: string): Promise<string | undefined> {
  const outcome = await machine.tryConsole(`stat --format '%u:%g %04a' '${path}'`);
  return outcome.code === 0 ? outcome.stdout.trim() : undefined;
}

/** The effective capabilities of a container's first process, as the kernel knows them. */
export async function effectiveCapabilities(machine: Machine, container: Container): Promise<string> {
  return machine.console(`grep CapBnd /proc/${container.inspected.State.Pid}/status | cut -f2`);
}
