import { loopbackPorts } from "../../../model/service/exposure.js";
import { replicaNames } from "../../../model/service/replicas.js";
import { holdsData } from "../../questions/holds-data.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX234",
  title: "Several containers of a service that get in each other's way",
  level: "error",
  says: {
    port: "service '{service}' runs as {replicas} containers, and '{option}' leads to one of them",
    network: "service '{service}' runs as {replicas} containers, which would listen on the same ports of one network",
    guest: "service '{service}' runs as {replicas} containers, and '{other}' is in the network of one of them",
    folder:
      "service '{service}' runs as {replicas} containers, and its volume at '{path}' is the folder of one of them",
    database: "service '{service}' runs as {replicas} containers, and keeps data for others",
    name: "service '{service}' runs as {replicas} containers, and another service is called '{other}'",
  },
  why: "They run on one host, which has one such port, name or folder; and a database that several write to at once is torn.",
  fix: {
    port: "Reach '{service}' by a site, which leads to all of them, or let one container run.",
    network: "Let '{service}' join networks of the stack, where each has an address of its own.",
    guest: "Let one container of '{service}' run, or give '{other}' networks of its own.",
    folder: "Declare what all of them are to see at '{path}' with folder(), or let one container run.",
    database: "Let one container of '{service}' run.",
    name: "Give '{other}' another name: containers are called by their service and a number.",
  },
  bad: {
    port: `const app = service("app", { ...required, replicas: 3, port: 8080, expose: onLoopback(8080) });`,
    network: `const app = service("app", { ...required, replicas: 3, networks: "host" });`,
    guest: `
const vpn = service("vpn", { ...required, replicas: 2 });
const app = service("app", { ...required, networks: networkOf(vpn) });

export default defineStack("example", {
  ...usual,
  phases: [phase("1", "Containers", [docker(), configure(vpn), configure(app), deploy({ infra: [], apps: [vpn, app] })])],
});`,
    folder: `const app = service("app", { ...required, replicas: 3, volumes: [volume("/data", { backup: "files" })] });`,
    database: `const app = service("app", { ...redis, replicas: 2 });`,
    name: `
const first = service("app-1", required);
const app = service("app", { ...required, replicas: 2 });`,
  },
  good: `
const media = folder("media", { owner: { uid: 1000, gid: 1000 }, backup: "files" });
const app = service("app", { ...required, replicas: 3, volumes: [media.at("/media", { write: true })] });`,
  links: ["https://docs.docker.com/reference/compose-file/deploy/#replicas"],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *check(stack) {
    const all = Object.entries(stack.services);
    for (const [service, definition] of all) {
      const { replicas, ports, publish, expose, networks, networkOf, volumes } = definition;
      if (replicas === 1) continue;
      const of = { service, replicas };
      const at = (...route: readonly (string | number)[]) => ["services", service, ...route];
      const fixed = { ports: ports.length > 0, publish: publish.length > 0, expose: loopbackPorts(expose).length > 0 };
      for (const [option, isThere] of Object.entries(fixed))
        if (isThere) yield { says: "port", at: at(option), with: { ...of, option } };
      if (networks === "host" || networkOf !== undefined) yield { says: "network", at: at("networks"), with: of };
      for (const [other, guest] of all)
        if (guest.networkOf === service)
          yield { says: "guest", at: ["services", other, "networks"], with: { ...of, other } };
      const isEngine = all.some(([, { databases }]) => databases.some(({ engine }) => engine === service));
      const isDatabase = isEngine || holdsData(definition);
      if (isDatabase) yield { says: "database", at: at("replicas"), with: of };
      for (const [index, mount] of volumes.entries())
        if (mount.kind === "volume" && !isDatabase)
          yield { says: "folder", at: at("volumes", index), with: { ...of, path: mount.path } };
      const other = replicaNames(service, replicas).find((one) => stack.services[one] !== undefined);
      if (other !== undefined) yield { says: "name", at: at("replicas"), with: { ...of, other } };
    }
  },
});
