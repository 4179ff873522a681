import { factsOf } from "../../../facts/facts-of.js";
import { loopbackPorts } from "../../../model/service/exposure.js";
import type { Service } from "../../../model/service/service.js";
import { type Edge, edgesOf, namesAnother, saysItself } from "../../questions/edges.js";
import { isLoopback, isUnspecified } from "../../questions/own-address.js";
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
  why: "Each container has a localhost of its own. What ran on one machine without containers finds nobody there: the connection is refused, and a proxy answers 502.",
  fix: {
    asks: "Write the name of the service that is meant{meant}.",
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
  abroad: {
    because:
      "An image may hold several programs, and an address may be for browsers: only another service of the file says that it is meant.",
    keeps: ({ says, with: { name = "", service = "", address = "" } = {} }, { services }) =>
      says === "binds" ||
      Object.entries(services).some(
        ([other, definition]) => other !== service && isMeant(other, definition, String(name), String(address)),
      ),
  },
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      if (definition.networks === "host" || definition.names.known.includes("localhost")) continue;
      const own = ownPorts(definition);
      for (const edge of edgesOf(definition)) {
        const { host, port, written: address, where: name, route, isCertain } = edge;
        if (
          isCertain &&
          (isLoopback(host) || (isUnspecified(host) && asksAnother(edge))) &&
          !saysItself(name) &&
          !isItsOwn(name, service, definition) &&
          !isForBrowsers(edge, services) &&
          (port === undefined ? !isOfOwnPort(definition, name) : !own.has(port))
        )
          yield {
            says: "asks",
            at: ["services", service, ...route],
            with: { name, service, address, meant: meantBy(edge, service, services) },
          };
      }
      for (const { text, what, name, route } of textsOf(definition)) {
        const at = ["services", service, ...route];
        if (
          what === "environment" &&
          own.size > 0 &&
          bind.test(name) &&
          isLoopback(text.replace(/(?<=[\]\w.]):\d+$/, ""))
        )
          yield { says: "binds", at, with: { name, service, address: text } };
      }
    }
  },
});

const bind = /(^|_)(BIND|LISTEN)(_?ADDR(ESS)?|_?HOST|_?IP)?$|^HOST(NAME)?$/i;

/** Whether an address is for certain one that is asked: by its protocol, or because its name says who else is meant. */
function asksAnother({ written, where }: Edge): boolean {
  return /^(?!https?:|wss?:|tcp:|udp:|grpcs?:)\w[\w+:]*:\/\//i.test(written) || namesAnother(where);
}

/** Whether a variable says by its name where the service itself is found, such as GITLAB_HOST of 'gitlab'. */
function isItsOwn(name: string, service: string, { image = "" }: Service): boolean {
  const program =
    image
      .replace(/@.*$/, "")
      .replace(/:[^/:]*$/, "")
      .split("/")
      .at(-1) ?? "";
  const [, owner = ""] = /^(.+)_(?:HOST|HOSTNAME|DOMAIN|URL|ADDRESS)$/i.exec(name) ?? [];
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  return owner !== "" && [service, program].some((one) => plain(one) === plain(owner));
}

/** Whether an address of the host leads to another service under a number that only the host knows: browsers are to ask it. */
function isForBrowsers({ written, port }: Edge, services: Readonly<Record<string, Service>>): boolean {
  const isPublished = ({ ports }: Service) =>
    ports.some(({ published, target }) => Number(published) === port && published !== target);
  return /^https?:\/\//i.test(written) && port !== undefined && Object.values(services).some(isPublished);
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
  const known = [port, metrics?.port, ...loopbackPorts(expose), factsOf(service)?.port];
  const published = ports.map(({ target }) => Number(target));
  return new Set([...known, ...named, ...published].filter((one) => one !== undefined));
}

/** The services that may be meant, as the end of a sentence. */
function meantBy({ where, written }: Edge, service: string, services: Readonly<Record<string, Service>>): string {
  const meant = Object.entries(services).filter(
    ([other, one]) => other !== service && isMeant(other, one, where, written),
  );
  return meant.length === 0 ? "" : `: ${meant.map(([other]) => `'${other}'`).join(" or ")}`;
}

/** Whether another service is the one that is asked: it listens on the port, or the variable says what it runs. */
function isMeant(service: string, definition: Service, name: string, address: string): boolean {
  const port = Number(/:(\d+)$/.exec(address)?.[1]);
  if (namesAnother(name)) return ownPorts(definition).has(port) || runsWhatIsNamed(service, definition, name);
  const isOpenToBrowsers = /^https?:/i.test(address) && definition.ports.length > 0;
  return ownPorts(definition).has(port) && (!isOpenToBrowsers || /INTERNAL|UPSTREAM|BACKEND/i.test(name));
}

/** Whether a service, by its name or its image, is what a variable such as REDIS_HOST names; DB_HOST names any database. */
function runsWhatIsNamed(service: string, { image = "" }: Service, name: string): boolean {
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  const program =
    image
      .replace(/[:@].*$/, "")
      .split("/")
      .at(-1) ?? "";
  if (words.some((word) => /^(?:db|database|cache|queue|broker)$/.test(word)) && namesAnother(program)) return true;
  return words.some(
    (word) => word.length > 1 && namesAnother(word) && `${service} ${image}`.toLowerCase().includes(word),
  );
}
