import { toCompose } from "../interpolation.js";
import { defined, filled } from "./filled.js";
import type { PlacedService } from "./placed.js";

const usual = { driver: "json-file", options: { "max-size": "10m", "max-file": "3", tag: "{{.Name}}" } };

export function loggingKeys({ service: { logging = usual } }: PlacedService) {
  const options = Object.entries(logging.options).map(([name, value]) => [name, toCompose(value)]);
  return { logging: defined({ driver: logging.driver, options: filled(Object.fromEntries(options)) }) };
}
