import type { Service, StartCondition } from "../../../model/service/service.js";
import { type Mapping, valueAt } from "../../placed.js";
import { textOf } from "../shape.js";
import { type Asked, entries, knownText } from "./asked.js";
import { devicesOf } from "./devices.js";
import { environmentOf } from "./environment.js";
import { limitsOf } from "./limits.js";
import type { Locations } from "./located.js";
import { mountsOf } from "./mounts.js";
import { namesOf } from "./names.js";
import { networksOf } from "./networks.js";
import { portsOf } from "./ports.js";
import { privilegesOf } from "./privileges.js";
import { processOf } from "./process.js";
import { secretsOf } from "./secrets.js";

/** Programs that stand before others and take their requests. */
const proxies = /(^|\/)(traefik|caddy|nginx-proxy|nginx-proxy-manager|haproxy|envoy|swag|zoraxy|npmplus)$/;

/** A service of the model from one of a Compose file. */
export function serviceOf(
  name: string,
  said: Mapping,
  application: Mapping,
  services: Mapping,
  locations: Locations,
): Service {
  const unknown = new Set<keyof Service>();
  const asked: Asked = {
    name,
    said,
    note: (route, at) => locations.note(["services", name, ...route], at),
    unknown: (option) => unknown.add(option),
  };
  const image = knownText(asked, "image", "image");
  const ports = portsOf(asked);
  const program = (image ?? "").replace(/@.*$/, "").replace(/:[^/:]*$/, "");
  const service: Omit<Service, "unknown"> = {
    image,
    ...(said.entries.has("build") && { isBuilt: true as const }),
    ...networksOf(asked, services),
    ...limitsOf(asked),
    ...privilegesOf(asked),
    ...devicesOf(asked),
    ...mountsOf(asked, application),
    ...environmentOf(asked),
    ...secretsOf(asked),
    ...processOf(asked),
    ...ports,
    ...dependenciesOf(asked),
    reverseProxy: proxies.test(program) && ports.publish.some((port) => /^(80|443)\//.test(port)),
    names: namesOf(asked, services),
    // What Compose cannot say.
    runsAs: undefined,
    expose: [],
    metrics: undefined,
    databases: [],
    compose: undefined,
    provision: undefined,
    dump: undefined,
    facts: undefined,
  };
  if (isFragment(services)) unknown.add("names");
  if (said.open !== undefined) for (const option of Object.keys(service)) unknown.add(option as keyof Service);
  return { ...service, unknown: [...unknown] };
}

/** Whether the services are completed by another file, which may have more of them. */
function isFragment(services: Mapping): boolean {
  return [...services.entries.values()].some(
    ({ value }) => value.kind === "mapping" && !["image", "build", "provider"].some((key) => value.entries.has(key)),
  );
}

function dependenciesOf(asked: Asked): Pick<Service, "dependsOn" | "conditions"> {
  const all = entries(asked, "dependsOn", "depends_on");
  const conditions = all.flatMap(([name, value, at], index) => {
    asked.note(["dependsOn", index], at);
    const condition = textOf(valueAt(value, "condition"));
    return isCondition(condition) ? [[name, condition] as const] : [];
  });
  return { dependsOn: all.map(([name]) => name), conditions: Object.fromEntries(conditions) };
}

function isCondition(text: string | undefined): text is StartCondition {
  return text === "service_started" || text === "service_healthy" || text === "service_completed_successfully";
}
