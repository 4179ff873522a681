import { oncePer } from "./once-per.js";
import type { Waves } from "./phase.js";
import type { DeployableService } from "./service/service.js";
import type { Stack } from "./stack.js";

export type Wave = keyof Waves;

/** The waves in their order, each a Compose project with its file. */
export const composeFiles: Readonly<Record<Wave, string>> = {
  infra: "docker-compose-infra.yml",
  apps: "docker-compose.yml",
};

/** The wave that deploys a service; none where no phase deploys it. */
export function waveOf(stack: Stack, service: string): Wave | undefined {
  return waveByService(stack).get(service);
}

const waveByService = oncePer(({ phases }: Stack): ReadonlyMap<string, Wave> => {
  const steps = phases.flatMap((phase) => phase.steps);
  const deployed = steps.flatMap((step) => (step.kind === "deploy" ? [step.waves] : []));
  // The first word counts where a service stands twice, so the map is filled from the end.
  return new Map(
    deployed
      .reverse()
      .flatMap(({ infra, apps }) => [
        ...apps.map((name): [string, Wave] => [name, "apps"]),
        ...infra.map((name): [string, Wave] => [name, "infra"]),
      ]),
  );
});

/** A service that a phase deploys. */
export interface Deployed {
  readonly name: string;
  readonly service: DeployableService;
  readonly wave: Wave;
}

/** The services that some phase deploys, in the order of the stack. */
export const deployedServices = oncePer((stack: Stack): readonly Deployed[] =>
  Object.entries(stack.services).flatMap(([name, service]) => {
    const wave = waveOf(stack, name);
    return wave === undefined ? [] : [{ name, service, wave }];
  }),
);

/** Those that are expected to run; a job is not. */
export const servingServices = oncePer((stack: Stack): readonly Deployed[] =>
  deployedServices(stack).filter(({ service }) => service.job === undefined),
);
