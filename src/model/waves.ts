import type { Waves } from "./phase.js";
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
