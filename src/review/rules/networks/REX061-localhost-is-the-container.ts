import { factsOf } from "../../../facts/facts-of.js";
import type { Service } from "../../../model/service/service.js";
import { edgesOf, saysItself } from "../../questions/edges.js";
import { textsOf } from "../../questions/texts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX061",
  title: "Localhost is the container itself",
  level: "error",
  says: {
    asks: "'{name}' of service '{service}' asks '{address}', which is the container itself",
    binds: "'{name}' of service '{service}' binds it to '{address}', where no other container reaches it",
  },
  why: "Each container has a localhost of its own. What ran on one machine without containers finds nobody there, and the proxy answers 502.",
  fix: {
    asks: "Write the name of the service that is meant.",
    binds: "Bind it to 0.0.0.0: only its networks reach it there.",
  },
  bad: {
    asks: `
const app = service("app", { ...required, port: 8080, environment: { CACHE_URL: "redis://localhost:6379" } });`,
    binds: `
const app = service("app", { ...required, port: 8080, environment: { APP_LISTEN_ADDRESS: "127.0.0.1:8080" } });`,
  },
  good: `
const app = service("app", {
  ...required,
  port: 8080,
  environment: { APP_LISTEN_ADDRESS: "0.0.0.0:8080", CACHE_URL: "http://cache:6379", OWN_URL: "http://localhost:8080" },
  dependsOn: [cache],
});`,
  links: ["https://docs.docker.com/engine/network/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      if (definition.networks === "host" || definition.names.known.includes("localhost")) continue;
      const own = ownPorts(definition);
      for (const { host, port, written: address, where: name, route, isCertain } of edgesOf(definition))
        if (
          isCertain &&
          isLocal(host) &&
          !saysItself(name) &&
          (port === undefined ? !isOfOwnPort(definition, name) : !own.has(port))
        )
          yield { says: "asks", at: ["services", service, ...route], with: { name, service, address } };
      for (const { text, what, name, route } of textsOf(definition)) {
        const at = ["services", service, ...route];
        if (what === "environment" && own.size > 0 && bind.test(name) && local.test(text))
          yield { says: "binds", at, with: { name, service, address: text } };
      }
    }
  },
});

const bind = /(^|_)(BIND|LISTEN)(_?ADDR(ESS)?|_?HOST|_?IP)?$|^HOST(NAME)?$/i;
const local = /^(127\.0\.0\.1|localhost|\[?::1\]?)(:\d+)?$/;

/** The container itself, by each of its names. */
function isLocal(host: string): boolean {
  return /^(localhost(\.localdomain)?|127(\.\d+){3}|::1)$/.test(host);
}

/** Whether the port beside a host, in a variable of the same beginning, is one that the service listens on itself. */
function isOfOwnPort(service: Service, name: string): boolean {
  const port = service.environment[name.replace(/(HOST|HOSTNAME|SERVER|ADDR|ADDRESS)$/i, "PORT")];
  return port !== undefined && !/^(HOST|HOSTNAME)$/i.test(name) && Number(port) === service.port;
}

/** The ports that the service listens on, as far as the stack or the catalog says. */
function ownPorts(service: Service): ReadonlySet<number> {
  const { port, metrics, expose, environment, ports } = service;
  const named = Object.entries(environment).flatMap(([name, value]) =>
    /(^|_)PORT$/.test(name) ? [Number(value)] : [],
  );
  const known = [port, metrics?.port, expose?.kind === "loopback" ? expose.port : undefined, factsOf(service)?.port];
  const published = ports.map(({ target }) => Number(target));
  return new Set([...known, ...named, ...published].filter((one) => one !== undefined));
}
