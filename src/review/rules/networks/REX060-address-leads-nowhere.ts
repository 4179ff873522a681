import type { Application } from "../../../model/application.js";
import { nearest } from "../../../model/nearest.js";
import { containerName } from "../../../model/paths.js";
import type { Service } from "../../../model/service/service.js";
import { type Edge, edgesOf } from "../../questions/edges.js";
import { shareNetwork } from "../../questions/networks.js";
import { isLoopback } from "../../questions/own-address.js";
import { isHandWritten } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX060",
  title: "An address that leads to no service",
  level: "error",
  says: {
    unknown: "'{where}' of service '{service}' asks '{host}', and no service has that name",
    apart: "'{where}' of service '{service}' asks service '{host}', which shares no network with it",
    guest: "'{where}' of service '{service}' asks '{host}', which is in the network of '{other}' and has no name there",
  },
  why: "A name without a domain is found by Docker alone, and only in a network of both. The first request fails with 'could not resolve host', often long after the start.",
  fix: {
    unknown: "Write the name of a service of the stack, or a full name with its domain.",
    apart: "Add a network of '{host}' to 'networks' of '{service}'.",
    guest: "Ask '{other}' at the same port.",
  },
  fixInFiles: { unknown: "Write the name of a service of the file, or a full name with its domain." },
  bad: {
    unknown: `
const app = service("app", {
  ...required,
  environment: { CACHE_URL: "http://cahce:8080" },
  dependsOn: [cache],
});`,
    apart: `
const front = network("front", { subnet: "172.20.1.0/24" });
const app = service("app", { ...required, networks: [front], environment: { CACHE_URL: "http://cache:8080" } });`,
    guest: `
const tunnel = service("tunnel", required);
const fetcher = service("fetcher", { ...required, networks: networkOf(tunnel), port: 8080 });
const app = service("app", { ...required, environment: { FETCHER_URL: "http://fetcher:8080" }, dependsOn: [fetcher] });`,
  },
  good: `
const app = service("app", {
  ...required,
  environment: { CACHE_URL: "http://cache:8080" },
  dependsOn: [cache],
});`,
  links: ["https://docs.docker.com/engine/network/#dns-services"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication(application) {
    for (const [service, definition] of Object.entries(application.services))
      for (const edge of edgesOf(definition)) {
        const { host, where, route } = edge;
        if (host.includes(".") || host.includes(":") || isLoopback(host) || /^\d/.test(host)) continue;
        const asked = serviceNamed(host, application);
        const at = ["services", service, ...route];
        const filling = { where, service, host };
        if (asked === undefined && (mayNameOthers(edge) || mayBeElsewhere(host, definition, application))) continue;
        if (asked === undefined)
          yield { says: "unknown", at, with: filling, near: nearest(host, Object.keys(application.services)) };
        else if (isGuest(asked, host, application))
          yield {
            says: "guest",
            at,
            with: { ...filling, other: application.services[asked]?.networkOf ?? "" },
            related: [{ at: ["services", asked, "networks"], says: `'${asked}' is in the network of another service` }],
          };
        else if (
          asked !== service &&
          !isItsEngine(asked, definition) &&
          !shareNetwork(definition, application.services[asked] ?? definition)
        )
          yield {
            says: "apart",
            at,
            with: filling,
            related: [{ at: ["services", asked, "networks"], says: `the networks of '${asked}'` }],
          };
      }
  },
});

/** Of the engine of its database it is told already that it shares no network with it. */
function isItsEngine(asked: string, { databases }: Service): boolean {
  return databases.some(({ engine }) => engine === asked);
}

/** A service in the network of another one has no name in it: the other one has. */
function isGuest(asked: string, host: string, { services }: Application): boolean {
  return services[asked]?.networkOf !== undefined && !services[asked].names.own.includes(host);
}

/** A name that the service knows by itself, or that another application may have in a network of both. */
function mayBeElsewhere(host: string, service: Service, { networks }: Application): boolean {
  const isOpen = service.unknown.includes("networks") || service.unknown.includes("names");
  const joined = service.networks === "host" ? [] : service.networks;
  const isShared = joined.some((network) => networks[network] === undefined || networks[network].external === true);
  return (
    service.names.known.includes(host) || isOpen || isShared || (isHandWritten(service) && service.networks === "host")
  );
}

/** A file in a language of its own may name what it declares itself, such as an upstream of nginx. */
function mayNameOthers({ what, isCertain }: Edge): boolean {
  return what === "file" && !isCertain;
}

/** The service that Docker knows by the name: its own, or that of its container, as Compose would call it too. */
function serviceNamed(host: string, application: Application): string | undefined {
  return Object.entries(application.services).find(
    ([service, definition]) =>
      service === host ||
      containerName(application, service) === host ||
      definition.names.own.includes(host) ||
      (isHandWritten(definition) && isNamedByCompose(host, service)),
  )?.[0];
}

/** Whether it is the name that Compose gives to a container of its own accord: "project_db_1", "project-db-1". */
function isNamedByCompose(host: string, service: string): boolean {
  return ["_", "-"].some((by) => host.replace(/[_-]\d+$/, by).endsWith(`${by}${service}${by}`));
}
