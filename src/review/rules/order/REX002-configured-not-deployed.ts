import type { Phase } from "../../../declared/phase.js";
import type { Stack } from "../../../model/stack.js";
import { configurations, deployments, stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";
import type { PhasesOf } from "../../typed/seen-phases.js";
import type { ConfiguredBy, DeployedBy, StepsOf } from "../../typed/steps.js";

export const rule = defineRule({
  id: "REX002",
  title: "A service is configured but not deployed, or deployed but not configured",
  level: "error",
  says: {
    notDeployed: "service '{service}' is configured in phase '{phase}', but no phase deploys it",
    notConfigured: "service '{service}' is deployed in phase '{phase}', but no phase configures it",
    onlyNeeded: "service '{service}' is needed by service '{by}', but no phase deploys it",
    onlyAwaited: "job '{by}' runs before service '{service}', but no phase deploys that one",
  },
  why: "Configuring starts nothing, and a container without its folders, files and secrets does not start. The playbook is green and the service is not there.",
  fix: {
    notDeployed: "Add '{service}' to a wave of 'deploy', or remove its 'configure'.",
    notConfigured: "Add 'configure({service})' to a phase before '{phase}', or remove the service from 'deploy'.",
    onlyNeeded: "Configure and deploy '{service}', or remove it from 'dependsOn' of '{by}'.",
    onlyAwaited: "Configure and deploy '{service}', or remove it from 'before' of '{by}'.",
  },
  bad: {
    notDeployed: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Configuration", [docker(), configure(app), configure(cache)]),
    phase("2", "Containers", [deploy({ infra: [], apps: [app] })]),
  ],
});`,
    notConfigured: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Configuration", [docker(), configure(app)]),
    phase("2", "Containers", [deploy({ infra: [cache], apps: [app] })]),
  ],
});`,
    onlyNeeded: `
const app = service("app", { ...required, dependsOn: [cache] });

export default defineStack("example", {
  ...usual,
  phases: [phase("1", "Containers", [docker(), configure(app), deploy({ infra: [], apps: [app] })])],
});`,
    onlyAwaited: `
const migrate = job("migrate", { ...once, command: ["bin/migrate"], before: app });

export default defineStack("example", {
  ...usual,
  phases: [phase("1", "Containers", [docker(), configure(migrate), deploy({ infra: [], apps: [migrate] })])],
});`,
  },
  good: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Configuration", [docker(), configure(cache), configure(app)]),
    phase("2", "Containers", [deploy({ infra: [cache], apps: [app] })]),
  ],
});`,
  links: ["https://docs.docker.com/reference/cli/docker/compose/up/"],
  inEditor: ["notDeployed", "notConfigured"],
  acceptable: false,
}).judgedBy({
  *check(stack) {
    const [configured, deployed] = [configurations(stack), deployments(stack)];
    for (const [service, { phase, at }] of configured)
      if (!deployed.has(service)) yield { says: "notDeployed", at, with: { service, phase: phase.id } };
    for (const [service, { phase, at }] of deployed)
      if (!configured.has(service)) yield { says: "notConfigured", at, with: { service, phase: phase.id } };
    const named = new Set(stepsOf(stack).flatMap(({ step }) => (step.kind === "provision" ? [step.service] : [])));
    for (const service of Object.keys(stack.services)) {
      if (configured.has(service) || deployed.has(service) || named.has(service)) continue;
      const mention = mentionOf(stack, service);
      if (mention === undefined) continue;
      const { says, by, route } = mention;
      yield {
        says,
        at: ["services", by, ...route],
        with: { service, by },
        related: [{ at: ["services", service], says: `'${service}' is declared here` }],
      };
    }
  },
});

/** Who names a service that no phase does: it waits for it, or is a job that runs before it. */
function mentionOf({ services }: Stack, service: string) {
  for (const [by, { dependsOn, job }] of Object.entries(services)) {
    if (dependsOn.includes(service))
      return { says: "onlyNeeded" as const, by, route: ["dependsOn", dependsOn.indexOf(service)] };
    if (job?.before.includes(service))
      return { says: "onlyAwaited" as const, by, route: ["before", job.before.indexOf(service)] };
  }
  return undefined;
}

export type Review<Options> = [PhasesOf<Options>] extends [never]
  ? unknown
  : { readonly phases: NotDeployed<PhasesOf<Options>> & NotConfigured<PhasesOf<Options>> };

type NotDeployed<Phases extends readonly Phase[], Deployed = DeployedBy<StepsOf<Phases>>> = {
  readonly [Index in keyof Phases]: Phases[Index] extends Phase<infer Id, infer Steps>
    ? Told<Exclude<ConfiguredBy<Steps>, Deployed>, Id, "notDeployed">
    : unknown;
};

type NotConfigured<Phases extends readonly Phase[], Configured = ConfiguredBy<StepsOf<Phases>>> = {
  readonly [Index in keyof Phases]: Phases[Index] extends Phase<infer Id, infer Steps>
    ? Told<Exclude<DeployedBy<Steps>, Configured>, Id, "notConfigured">
    : unknown;
};

/** Nothing for no service; for several, any of their sentences. */
type Told<Service extends string, Id extends string, Case extends "notDeployed" | "notConfigured"> = [Service] extends [
  never,
]
  ? unknown
  : string extends Service
    ? unknown
    : Service extends unknown
      ? DesignReview<Said<typeof rule, { service: Service; phase: Id }, Case>>
      : never;
