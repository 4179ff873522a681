import { toCompose } from "../interpolation.js";
import type { PlacedService } from "./placed.js";

/** Prefix of the labels that Rexible puts on what it made. */
export const labelPrefix = "dev.rexible";

/** Name in `.env` of the digest of the files that stand on the host for a service to mount. */
export function digestName(service: string): string {
  return `DIGEST_OF_${service.toUpperCase().replaceAll("-", "_")}`;
}

export function labelKeys({ stack, name, service: { labels } }: PlacedService) {
  return {
    labels: {
      ...Object.fromEntries(Object.entries(labels).map(([label, value]) => [label, toCompose(value)])),
      [`${labelPrefix}.stack`]: stack.name,
      [`${labelPrefix}.config`]: `\${${digestName(name)}:?}`,
    },
  };
}
