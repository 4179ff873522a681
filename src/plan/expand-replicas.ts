import type { Step } from "../model/phase.js";
import { type Exposure, isSite } from "../model/service/exposure.js";
import { replicaNames } from "../model/service/replicas.js";
import type { DeployableService } from "../model/service/service.js";
import type { Stack } from "../model/stack.js";

/**
 * Puts into the place of each service with several containers one service each, `web-1`, `web-2` and so on, which all answer to
 * its name. The first has the sites, which lead to all of them. The review judges the stack before.
 */
export function expandReplicas(stack: Stack): Stack {
  const all = Object.entries(stack.services);
  if (all.every(([, { replicas }]) => replicas === 1)) return stack;
  const namesOf = (name: string) => replicaNames(name, stack.services[name]?.replicas ?? 1);
  const each = (names: readonly string[]) => names.flatMap(namesOf);
  const askedAtFirst = (exposure: Exposure) => withGate(exposure, (name) => namesOf(name)[0] ?? name);
  const services = all.flatMap(([name, service]) => {
    const known = {
      ...service,
      dependsOn: each(service.dependsOn),
      expose: service.expose.map(askedAtFirst),
      ...jobOf(service, each),
    };
    const names = namesOf(name);
    return service.replicas === 1
      ? [[name, known]]
      : names.map((one, index) => [one, replicaOf(known, { of: name, number: index + 1, all: names })]);
  });
  const origins = Object.entries(stack.origins).flatMap(([route, place]) => {
    const [kind, name = ""] = route.split(".");
    return kind === "services" ? namesOf(name).map((one) => [`services.${one}`, place]) : [[route, place]];
  });
  return {
    ...stack,
    services: Object.assign(Object.create(null), Object.fromEntries(services)),
    origins: Object.fromEntries(origins),
    sites: stack.sites.map(askedAtFirst),
    phases: stack.phases.map((phase) => ({ ...phase, steps: phase.steps.map((step) => stepOf(step, each)) })),
  };
}

function replicaOf(service: DeployableService, replica: NonNullable<DeployableService["replica"]>): DeployableService {
  return {
    ...service,
    replicas: 1,
    replica,
    aliases: [replica.of, ...service.aliases],
    ...(replica.number > 1 && { expose: [] }),
  };
}

/** The first of several that log people in stands for all of them, as it does for their own sites. */
function withGate(exposure: Exposure, firstOf: (name: string) => string): Exposure {
  if (!isSite(exposure) || exposure.login?.kind !== "forwardAuth") return exposure;
  return { ...exposure, login: { ...exposure.login, service: firstOf(exposure.login.service) } };
}

function jobOf({ job }: DeployableService, each: (names: readonly string[]) => readonly string[]) {
  return job && { job: { ...job, before: each(job.before) } };
}

function stepOf(step: Step, each: (names: readonly string[]) => readonly string[]): Step {
  if (step.kind === "configure") return { ...step, services: each(step.services) };
  if (step.kind !== "deploy") return step;
  return { ...step, waves: { infra: each(step.waves.infra), apps: each(step.waves.apps) } };
}
