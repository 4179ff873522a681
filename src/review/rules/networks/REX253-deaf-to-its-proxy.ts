import { factsOf } from "../../../facts/facts-of.js";
import type { Service } from "../../../model/service/service.js";
import { filteredNetworks, membersOf } from "../../questions/egress.js";
import { literalOf } from "../../questions/texts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX253",
  title: "A program that does not ask its proxy",
  level: "error",
  says: {
    never: "service '{service}' is in network '{network}', which allows names, and its program asks no proxy",
    node: "service '{service}' is in network '{network}', which allows names, and Node asks no proxy unless it is told to",
  },
  why: "The program goes straight for the address, on a network without a way out: names are not found, and each call fails.",
  fix: {
    never: "Set the proxy in the program's own settings, and accept this; or give the service another network.",
    node: "Set NODE_USE_ENV_PROXY to '1' in 'environment': Node heeds HTTPS_PROXY then, since 22.21 and 24.5. To '0' where the program asks the proxy by itself.",
  },
  bad: {
    never: `
const calls = network("calls", { subnet: "172.20.7.0/24", allow: ["api.example.com"] });
const proxy = service("proxy", { ...required, networks: [calls, egress], egressProxy: true, port: 3128 });
const app = service("app", {
  ...required,
  image: "adguard/adguardhome:v0.107.69",
  user: "0:0",
  capabilities: ["NET_BIND_SERVICE"],
  networks: [calls],
  healthcheck: { test: ["wget", "-qO-", "http://127.0.0.1:3000/"] },
  volumes: [
    volume("/opt/adguardhome/conf", { folder: "conf", backup: "files" }),
    volume("/opt/adguardhome/work", { folder: "work", backup: { none: "statistics" } }),
  ],
});`,
    node: `
const calls = network("calls", { subnet: "172.20.7.0/24", allow: ["api.example.com"] });
const proxy = service("proxy", { ...required, networks: [calls, egress], egressProxy: true, port: 3128 });
const app = service("app", { ...required, networks: [calls], command: ["node", "server.js"] });`,
  },
  good: `
const calls = network("calls", { subnet: "172.20.7.0/24", allow: ["api.example.com"] });
const proxy = service("proxy", { ...required, networks: [calls, egress], egressProxy: true, port: 3128 });
const app = service("app", {
  ...required,
  networks: [calls],
  command: ["node", "server.js"],
  environment: { NODE_USE_ENV_PROXY: "1" },
});`,
  links: ["https://nodejs.org/api/cli.html#node_use_env_proxy1"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication(application) {
    for (const network of filteredNetworks(application))
      for (const [service, definition] of membersOf(network, application).others) {
        const heeds = factsOf(definition)?.heedsProxy;
        const at = ["services", service, "networks"];
        if (heeds === false) yield { says: "never", at, with: { service, network } };
        else if (heeds === undefined && isNode(definition) && !("NODE_USE_ENV_PROXY" in definition.environment))
          yield { says: "node", at: ["services", service, "environment"], with: { service, network } };
      }
  },
});

/** Whether Node is what runs, as its command, its image or the lock says. */
function isNode({ entrypoint = [], command = [], image = "", imageSays }: Service): boolean {
  const first =
    [...entrypoint, ...command].map(literalOf)[0] ??
    [...(imageSays?.entrypoint ?? []), ...(imageSays?.command ?? [])][0] ??
    "";
  return (
    ["node", "npm", "npx", "yarn", "pnpm"].includes(first.split("/").at(-1) ?? "") ||
    /(?:^|\/)node:/.test(image) ||
    (imageSays?.environment ?? []).includes("NODE_VERSION")
  );
}
