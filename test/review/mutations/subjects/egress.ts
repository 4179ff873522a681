import type { Table } from "../mutation.js";
import { inText } from "../places.js";

const open = `const open = network("open", { subnet: "172.20.8.0/24" });`;

function calls(allow = '["api.example.com"]'): string {
  return `const calls = network("calls", { subnet: "172.20.7.0/24", allow: ${allow} });\n${open}`;
}

function squid(networks = "calls, open"): string {
  return `const squid = catalog.squid({ image: "ubuntu/squid:6.6-24.04_beta", networks: [${networks}], memory: { limit: "128M" }, cpus: 0.5 });`;
}

/** Allowed names are sound with a proxy that lets them through, whatever the names are. */
const sound = (options: string) => ({ declare: `${calls()}\n${squid()}`, others: ["squid"], options });

export const egress: readonly Table[] = [
  {
    kind: "egress / allowed names and their proxy",
    label: { is: "harmless", because: "each is a name, and the proxy lets it through" },
    spellings: ['["api.example.com"]', '["*.example.org", "mirror.example.com:80"]', '["xn--bcher-kva.example"]', "[]"],
    places: inText((allow) => ({
      declare: `${calls(allow)}\n${squid()}`,
      others: ["squid"],
      options: "networks: [calls]",
    })),
  },
  {
    kind: "egress / names that nobody lets through",
    label: { is: "defect", refusedBy: "Docker: an internal network has no way out", rules: ["REX250"] },
    spellings: ["backend", "open"],
    places: inText((networks) => ({
      declare: `${calls()}\n${squid(networks)}`,
      others: ["squid"],
      options: "networks: [calls]",
    })),
  },
  {
    kind: "egress / a way past the proxy",
    label: { is: "defect", refusedBy: "curl to any address from the container: it answers", rules: ["REX251"] },
    spellings: ["networks: [calls, open]", "networks: [open, calls]"],
    places: inText(sound),
  },
  {
    kind: "egress / names that everybody can have",
    label: { is: "defect", refusedBy: "whoever takes a name there: what is sent to it is his", rules: ["REX252"] },
    spellings: ['["*.github.io"]', '["api.example.com", "*.workers.dev"]', '["*.amazonaws.com:443"]'],
    places: inText((allow) => ({
      declare: `${calls(allow)}\n${squid()}`,
      others: ["squid"],
      options: "networks: [calls]",
    })),
  },
  {
    kind: "egress / a program that asks no proxy",
    label: { is: "defect", refusedBy: "Node: getaddrinfo EAI_AGAIN", rules: ["REX253"] },
    spellings: ['networks: [calls], command: ["node", "server.js"]', 'networks: [calls], command: ["npm", "start"]'],
    places: inText(sound),
  },
  {
    kind: "egress / no name that a proxy can let through",
    label: { is: "defect", refusedBy: "Squid compares names alone", rules: ["schema"] },
    spellings: [
      '["https://api.example.com"]',
      '["api.example.com/v1"]',
      '["192.0.2.1"]',
      '["2001:db8::1"]',
      '["*"]',
      '["*.com"]',
      '["api.*.example.com"]',
      '["api.example.com:0"]',
      '["api.example.com:70000"]',
      '["localhost"]',
      '["api example.com"]',
      '[""]',
    ],
    places: inText((allow) => ({
      declare: `${calls(allow)}\n${squid()}`,
      others: ["squid"],
      options: "networks: [calls]",
    })),
  },
];
