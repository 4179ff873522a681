import type { Waves } from "./phase.js";
import type { Service } from "./service.js";
import type { Stack } from "./stack.js";

export type Wave = keyof Waves;

/** The waves in their order, each a Compose project with its file. */
export const composeFiles: Readonly<Record<Wave, string>> = {
  infra: "docker-compose-infra.yml",
  apps: "docker-compose.yml",
};

/** The wave that deploys a service; none where no phase deploys it. */
export function waveOf(stack: Stack, service: string): Wave | undefined {
  for (const { steps } of stack.phases)
    for (const step of steps)
      if (step.kind === "deploy") {
        if (step.waves.infra.includes(service)) return "infra";
        if (step.waves.apps.includes(service)) return "apps";
      }
  return undefined;
}

/** A service that a phase deploys. */
export interface Deployed {
  readonly name: string;
  readonly service: Service;
  readonly wave: Wave;
}

/** The services that some phase deploys, in the order of the stack. */
export function deployedServices(stack: Stack): readonly Deployed[] {
  return Object.entries(stack.services).flatMap(([name, service]) => {
    const wave = waveOf(stack, name);
    return wave === undefined ? [] : [{ name, service, wave }];
  });
}
