import { grouped } from "../grouped.js";
import { oncePer } from "../once-per.js";
import type { Phase, Step } from "../phase.js";
import { loopbackPorts } from "../service/exposure.js";
import type { DeployableService } from "../service/service.js";
import type { Stack } from "../stack.js";
import type { Secret } from "../value.js";
import { addressOf, type Crossing, crossingsOf, ownAddress } from "./crossings.js";
import { hostsOf, machinesFor, machinesOf } from "./placement.js";

/**
 * A stack by its machines: each share is a stack of one machine, with the services that run there and the secrets that they
 * need. What they know of other machines are addresses and ports. A stack without machines is the only share.
 */
export const sharesOf = oncePer((stack: Stack): readonly Stack[] => {
  const machines = machinesOf(stack);
  if (machines.length === 0) return [stack];
  const asking = grouped(crossingsOf(stack), ({ fromMachine, from }) => `${fromMachine} ${from}`);
  const answering = grouped(crossingsOf(stack), ({ toMachine, to }) => `${toMachine} ${to}`);
  const names = grouped(
    Object.keys(stack.services).flatMap((name) => machinesFor(stack, name).map((machine) => ({ machine, name }))),
    ({ machine }) => machine,
  );
  return machines.map((machine) => {
    const own = new Set((names.get(machine) ?? []).map(({ name }) => name));
    const services = Object.fromEntries(
      [...own].flatMap((name) => {
        const service = stack.services[name];
        const pairs = { asks: asking.get(`${machine} ${name}`), answers: answering.get(`${machine} ${name}`) };
        return service === undefined ? [] : [[name, onMachine(stack, service, own, pairs)]];
      }),
    );
    return shareOf(stack, machine, own, services);
  });
});

function shareOf(
  stack: Stack,
  machine: string,
  own: ReadonlySet<string>,
  services: Readonly<Record<string, DeployableService>>,
): Stack {
  const joined = new Set(Object.values(services).flatMap(({ networks }) => (networks === "host" ? [] : networks)));
  const servesSites = Object.values(services).some(({ reverseProxy }) => reverseProxy);
  const phases = stack.phases.map((phase) => phaseOf(stack, phase, machine, own));
  const sites = servesSites ? stack.sites : [];
  // The proxy reads secrets of the sites of all machines.
  const exposed = servesSites ? Object.values(stack.services).map(({ expose }) => expose) : [];
  const held = [services, phases, sites, exposed, passwordsIn(stack, own)];
  return {
    ...stack,
    hosts: Object.fromEntries(hostsOf(stack, machine)),
    services,
    networks: Object.fromEntries(Object.entries(stack.networks).filter(([name]) => joined.has(name))),
    phases,
    sites,
    secrets: namedIn(held, stack.secrets),
    share: { machine, of: stack },
  };
}

interface Pairs {
  readonly asks: readonly Crossing[] | undefined;
  readonly answers: readonly Crossing[] | undefined;
}

/** A service as its machine has it: what it needs of others is an address there, and what others need of it a port here. */
function onMachine(
  stack: Stack,
  service: DeployableService,
  own: ReadonlySet<string>,
  { asks = [], answers = [] }: Pairs,
): DeployableService {
  const { networks, extraHosts, expose } = service;
  const joins = needsAcross(stack, service) && asks.length + answers.length > 0 && stack.across !== undefined;
  const addresses = asks.flatMap(({ to, toMachine }) =>
    [to, ...(stack.services[to]?.names.own ?? [])].map((name) => [name, addressOf(toMachine)] as const),
  );
  const ports = [...new Set(answers.flatMap(({ port }) => port ?? []))];
  return {
    ...service,
    dependsOn: service.dependsOn.filter((other) => own.has(other)),
    databases: service.databases.filter(({ engine }) => own.has(engine)),
    ...(service.job !== undefined && {
      job: { ...service.job, before: service.job.before.filter((other) => own.has(other)) },
    }),
    // Who serves the sites of all machines reads them where they are said.
    expose: loopbackPorts(expose).map((port) => ({ kind: "loopback" as const, port })),
    ...(joins && networks !== "host" && { networks: [...networks, stack.across ?? ""] }),
    ...(addresses.length > 0 && { extraHosts: { ...Object.fromEntries(addresses), ...extraHosts } }),
    ...(ports.length > 0 && { across: { address: ownAddress, ports } }),
  };
}

/** Whether no network of a container leads out: Docker publishes none of its ports then, and lets it reach no other host. */
export function needsAcross(stack: Stack, { networks }: DeployableService): boolean {
  return networks !== "host" && networks.every((name) => stack.networks[name]?.internal !== false);
}

/** What happens on a machine: its own services', and what is for every host. */
function phaseOf(stack: Stack, phase: Phase, machine: string, own: ReadonlySet<string>): Phase {
  return { ...phase, steps: phase.steps.flatMap((step) => stepOn(stack, step, machine, own)) };
}

/** What every stack with machines does before its containers start, and no phase names. */
const betweenMachines: Step = { kind: "role", role: "stack-machines", own: false, variables: {} };

function stepOn(stack: Stack, step: Step, machine: string, own: ReadonlySet<string>): readonly Step[] {
  const isOwn = (name: string) => own.has(name);
  switch (step.kind) {
    case "configure": {
      const services = step.services.filter(isOwn);
      const machines = new Set(step.services.flatMap((name) => machinesFor(stack, name)));
      // What several machines get is a role of its own for each: their files differ.
      const role = machines.size > 1 ? `${step.role}-${machine.replaceAll("_", "-")}` : step.role;
      return services.length === 0 ? [] : [{ ...step, services, role }];
    }
    case "deploy":
      return [
        betweenMachines,
        { ...step, waves: { infra: step.waves.infra.filter(isOwn), apps: step.waves.apps.filter(isOwn) } },
      ];
    case "provision":
      return isOwn(step.service) ? [step] : [];
    case "role":
      return [step];
  }
}

/** The passwords of databases that engines of the machine hold for services of others. */
function passwordsIn({ services }: Stack, own: ReadonlySet<string>): readonly Secret[] {
  return Object.values(services).flatMap(({ databases }) =>
    databases.flatMap(({ engine, password }) => (own.has(engine) ? [password] : [])),
  );
}

function namedIn(held: unknown, secrets: Stack["secrets"]): Stack["secrets"] {
  const text = JSON.stringify(held);
  const names = new Set([...text.matchAll(/"kind":"secret","name":"(\w+)"/g)].map(([, name]) => name));
  return Object.fromEntries(Object.entries(secrets).filter(([name]) => names.has(name)));
}
