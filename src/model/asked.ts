import { containerName } from "./paths.js";
import type { Risk } from "./risk.js";
import { askedByHost } from "./service/healthcheck.js";
import type { Stack } from "./stack.js";
import { deployedServices, servingServices } from "./waves.js";

/** What the host asks itself, of containers whose images hold nothing to ask with. */
export function hostAskedOf(stack: Stack) {
  return deployedServices(stack).flatMap(({ name, service: { probe, networkOf = name } }) => {
    const asked = askedByHost(probe);
    if (asked === undefined) return [];
    const path = asked.kind === "http" ? asked.path : "";
    return [
      {
        service: name,
        container: containerName(stack, name),
        via: containerName(stack, networkOf),
        kind: asked.kind,
        port: asked.port,
        path,
        timeout: probe.timeout,
      },
    ];
  });
}

/** Containers of which nobody knows more than that they run. */
export function unaskedOf(stack: Stack): string[] {
  return deployedServices(stack).flatMap(({ name, service: { probe } }) =>
    probe.kind === "none" ? [containerName(stack, name)] : [],
  );
}

/** Containers that Docker knows to be well or not. */
export function askedByDocker(stack: Stack): string[] {
  return servingServices(stack).flatMap(({ name, service: { probe } }) =>
    probe.kind === "none" || askedByHost(probe) !== undefined ? [] : [containerName(stack, name)],
  );
}

/** That nobody asks a service is a risk that the stack takes where it says so. */
export function unaskedRisks({ services }: Stack): readonly Risk[] {
  return Object.entries(services).flatMap(([name, { probe }]) =>
    probe.kind === "none"
      ? [
          {
            rule: "none()",
            thing: ["services", name],
            says: `nobody asks whether '${name}' serves: it counts as well while it runs`,
            because: probe.because,
            until: "never",
          },
        ]
      : [],
  );
}
