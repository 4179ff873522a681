import type { Stack } from "../model/stack.js";
import type { SecretValue, TextValue } from "../model/value.js";
import { dockerRole } from "./docker.js";
import { headscaleNodeRole } from "./headscale-node.js";

/** The package repositories that roles of the stack add to Debian's own. */
export function packageSourcesOf({ phases }: Stack): (TextValue | SecretValue)[] {
  return phases
    .flatMap(({ steps }) => steps)
    .flatMap((step) => {
      if (step.kind !== "role") return [];
      if (step.role === headscaleNodeRole.name) return [headscaleNodeRole.options.parse(step.variables).repository];
      if (step.role !== dockerRole.name) return [];
      const { source, repository, nvidia, nvidiaRepository } = dockerRole.options.parse(step.variables);
      return [...(source === "docker.com" ? [repository] : []), ...(nvidia === false ? [] : [nvidiaRepository])];
    });
}
