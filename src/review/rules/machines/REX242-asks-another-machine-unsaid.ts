import { isPlaced, machinesFor } from "../../../model/machines/placement.js";
import { talksOf } from "../../../model/machines/talks.js";
import type { Service } from "../../../model/service/service.js";
import { type Edge, edgesOf } from "../../questions/edges.js";
import { textsOf } from "../../questions/texts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX242",
  title: "A service asks one of another machine, and the stack does not say so",
  level: "error",
  says: {
    unsaid: "'{where}' of service '{service}' asks '{other}' of another machine, and nothing says that they talk",
    port: "'{where}' of service '{service}' asks '{other}' of another machine at port {port}, and only port {known} is open to it",
  },
  why: "Between machines only those services reach each other of which the stack says that they talk: the name has no address in the container, and the packet filter refuses the port.",
  fix: {
    unsaid: "Add '{other}' to 'dependsOn' of '{service}', which opens its port to it; or put both on one machine.",
    port: "Ask it at port {known}, or give it 'port: {port}'; a service that answers on two ports stands beside who asks it.",
  },
  bad: {
    unsaid: `
const store = service("store", { ...required, on: far, port: 8080 });
const app = service("app", { ...required, on: near, environment: { STORE_URL: "http://store:8080" } });

export default defineStack("example", {
  ...twoHosts,
  phases: [phase("1", "Containers", [docker(), configure(app), configure(store), deploy({ infra: [store], apps: [app] })])],
});`,
    port: `
const store = service("store", { ...required, on: far, port: 8080 });
const app = service("app", {
  ...required,
  on: near,
  environment: { STORE_URL: "http://store:9090" },
  dependsOn: [store],
});

export default defineStack("example", {
  ...twoHosts,
  phases: [phase("1", "Containers", [docker(), configure(app), configure(store), deploy({ infra: [store], apps: [app] })])],
});`,
  },
  good: `
const store = service("store", { ...required, on: far, port: 8080 });
const app = service("app", {
  ...required,
  on: near,
  environment: { STORE_URL: "http://store:8080" },
  dependsOn: [store],
});

export default defineStack("example", {
  ...twoHosts,
  phases: [phase("1", "Containers", [docker(), configure(app), configure(store), deploy({ infra: [store], apps: [app] })])],
});`,
  links: [],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    if (!isPlaced(stack)) return;
    const known = new Map<string, (number | undefined)[]>();
    for (const { from, to, port } of talksOf(stack))
      known.set(`${from} ${to}`, [...(known.get(`${from} ${to}`) ?? []), port]);
    const named = new Map(
      Object.entries(stack.services).flatMap(([name, { names }]) => [name, ...names.own].map((one) => [one, name])),
    );
    for (const [service, definition] of Object.entries(stack.services))
      for (const { host, port, where, route } of asksOf(definition)) {
        const other = named.get(host);
        if (other === undefined || other === service) continue;
        const there = machinesFor(stack, other);
        if (machinesFor(stack, service).every((machine) => there.includes(machine))) continue;
        const ports = known.get(`${service} ${other}`);
        const at = ["services", service, ...route];
        if (ports === undefined) yield { says: "unsaid", at, with: { where, service, other } };
        else if (port !== undefined && !ports.includes(port) && !ports.includes(undefined))
          yield { says: "port", at, with: { where, service, other, port, known: ports.join(", ") } };
      }
  },
});

/** What is asked in a notation that is known, and in files of any kind what looks like a name with a port. */
function asksOf(service: Service): readonly Asked[] {
  const written = textsOf(service).flatMap(({ text, what, name: where, route }) =>
    what !== "file"
      ? []
      : [...text.matchAll(/(?<![\w.-])([a-z][a-z0-9-]*):(\d{2,5})(?!\d)/g)].map(([, host = "", port]) => ({
          host,
          port: Number(port),
          where,
          route,
        })),
  );
  return [
    ...new Map([...written, ...edgesOf(service)].map((asked) => [`${asked.host} ${asked.port}`, asked])).values(),
  ];
}

type Asked = Pick<Edge, "host" | "port" | "where" | "route">;
