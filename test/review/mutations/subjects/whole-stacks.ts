import type { Input } from "../input.js";
import type { Table } from "../mutation.js";
import { inEveryFile, inText } from "../places.js";
import { program } from "../program.js";

const caddy =
  'const caddy = catalog.caddy({ image: "caddy:2.11.3-alpine", networks: [backend], memory: { limit: "128M" }, cpus: 0.25, certificates: { email: "admin@example.com" } });';

function phasesWith(first: string, last: string): string {
  return `[phase("1", "F", [common(), docker()${first}]), phase("2", "C", [configure(app)]), phase("3", "D", [deploy({ infra: [], apps: [app] })]), phase("4", "R", [backup()]), phase("5", "H", [${last}])]`;
}

/** The text as a file on disk, where its words are looked at too. */
const onDisk: Table["places"] = (declare) => [
  [
    "stack.ts on disk",
    (): Input => ({
      from: "file",
      text: program({ declare }).replace(
        /import \{ [^}]* \}/,
        "import { backup, common, configure, defineStack, deploy, docker, hardening, host, network, phase, secret, service, variable }",
      ),
    }),
  ],
];

const overdue = 'until: "2020-12-31"';
const later = 'until: "2099-12-31"';

export const wholeStacks: readonly Table[] = [
  {
    kind: "acceptances / that do not hold",
    label: {
      is: "defect",
      refusedBy: "the owner: a risk is taken for a reason, for a time, and only where there is one",
      rules: ["REX009", "schema"],
    },
    spellings: [
      `image: "ghcr.io/example/app:main", accept: [accept("REX005", { because: "no release yet", ${overdue} })]`,
      `image: "ghcr.io/example/app:main", accept: [accept("REX005", { because: "no release yet", until: "soon" })]`,
      `image: "ghcr.io/example/app:main", accept: [accept("REX005", { because: "no release yet", until: "2099-13-45" })]`,
      `image: "ghcr.io/example/app:main", accept: [accept("REX005", { because: "", ${later} })]`,
      `image: "ghcr.io/example/app:main", accept: [accept("REX005", { because: "  ", ${later} })]`,
      `accept: [accept("REX005", { because: "no release yet", ${later} })]`,
      `accept: [accept("REX999", { because: "it worked before", ${later} })]`,
      `accept: [accept("rex005", { because: "it worked before", ${later} })]`,
      `accept: [accept("REX008", { because: "it worked before", ${later} })]`,
      `accept: [accept("REX001", { because: "it worked before", ${later} })]`,
      `accept: [accept("", { because: "it worked before", ${later} })]`,
    ],
    places: inText((options) => ({ options })),
  },
  {
    kind: "acceptances / that hold",
    label: { is: "harmless", because: "the rule speaks there, may be accepted, and the day is to come" },
    spellings: [
      `image: "ghcr.io/example/app:main", accept: [accept("REX005", { because: "no release has a version yet", ${later} })]`,
      `publish: ["2222/tcp"], accept: [accept("REX035", { because: "Git over SSH is for everyone", ${later} })]`,
      `environment: { ADMIN_PASSWORD: "public" }, accept: [accept("REX028", { because: "a demonstration", ${later} })]`,
    ],
    places: inText((options) => ({ options })),
  },
  {
    kind: "escapes / that hide mistakes from the type checker",
    label: { is: "defect", refusedBy: "the owner: what is cast is not checked", rules: ["REX010"] },
    spellings: [
      "const x = 1 as any;",
      "const x: any = 1;",
      "const x = 1 as unknown as string;",
      'const x = ["a"][0]!;',
      "const x = <string><unknown>1;",
      "// @ts-ignore\nconst x: string = 1;",
      "// @ts-expect-error: no\nconst x: string = 1;",
      "const x = [] as string[];",
      "function f(x: any) { return x; }",
      "const x: Record<string, any> = {};",
    ],
    places: onDisk,
  },
  {
    kind: "escapes / that are none",
    label: { is: "harmless", because: "types become narrower, or it is only a word" },
    spellings: [
      'const x = ["a", "b"] as const;',
      "// any as ! @nothing\nconst x = 1;",
      'const x = "cast as any";',
      "const x = { any: 1 };",
      'const x = { as: "b" } satisfies Record<string, string>;',
      "const x = !true;",
      "function f<T>(x: T): T { return x; }",
    ],
    places: onDisk,
  },
  {
    kind: "stacks / what is declared and never used",
    label: { is: "defect", refusedBy: "the owner: what was forgotten looks as if it ran", rules: ["REX132"] },
    spellings: [
      'const forgotten = service("forgotten", { image: "ghcr.io/example/forgotten:1.2.3", networks: [backend], memory: { limit: "64M" }, cpus: 0.25, user: 1000, healthcheck: { test: ["/app/health"] } });',
      'const lonely = network("lonely", { subnet: "172.20.77.0/24" });',
      'const more = phase("9", "More", [backup()]);',
      'const list = ["a", "b"].map((name) => service(name, { image: "ghcr.io/example/forgotten:1.2.3", networks: [backend], memory: { limit: "64M" }, cpus: 0.25, user: 1000, healthcheck: { test: ["/app/health"] } }));',
      'const spare = secret("spare_password");',
      'const region = variable("region", { default: "eu", description: "Region" });',
    ],
    places: onDisk,
  },
  {
    kind: "stacks / one image in two versions",
    label: { is: "defect", refusedBy: "parts of one program that disagree", rules: ["REX012"] },
    spellings: ["1.2.4", "1.3.0", "v1.2.4", "1.2.4-alpine", "2.0.0"].map(
      (tag) =>
        `const other = service("worker", { image: "ghcr.io/example/app:${tag}", networks: [backend], memory: { limit: "64M" }, cpus: 0.25, user: 1000, healthcheck: { test: ["/app/health"] } });`,
    ),
    places: inText((declare) => ({ declare, others: ["other"] })),
  },
  {
    kind: "stacks / one version in two variants",
    label: { is: "harmless", because: "it is one version: the holes of the one are mended with those of the other" },
    spellings: ["1.2.3", "v1.2.3", "1.2.3-alpine"].map(
      (tag) =>
        `const other = service("worker", { image: "ghcr.io/example/app:${tag}", networks: [backend], memory: { limit: "64M" }, cpus: 0.25, user: 1000, healthcheck: { test: ["/app/health"] } });`,
    ),
    places: inText((declare) => ({ declare, others: ["other"] })),
  },
  {
    kind: "stacks / SSH closed without a way in",
    label: { is: "defect", refusedBy: "sshd: nobody gets in", rules: ["REX046", "schema"] },
    spellings: [
      phasesWith("", 'hardening({ sshForceOpen: false, trustedAddresses: ["198.51.100.7"] })'),
      phasesWith(', role("wireguard")', "hardening({ sshForceOpen: false })"),
      phasesWith("", "hardening({ sshForceOpen: false })"),
      phasesWith(
        ', headscaleNode({ loginServer: "https://vpn.example.com", authKey: secret("vpn_key") })',
        "hardening({ sshForceOpen: false, trustedAddresses: [] })",
      ),
    ],
    places: (spelling) =>
      inText((phases) => ({ phases }))(spelling).map(([place, input]) => [
        place,
        () => ({
          ...input(),
          roles: {
            wireguard: {
              "tasks/main.yml":
                '- name: Make the folder\n  ansible.builtin.file:\n    path: /etc/wireguard\n    state: directory\n    mode: "0700"\n',
            },
          },
        }),
      ]),
  },
  {
    kind: "stacks / a site for a VPN that nobody joins",
    label: { is: "defect", refusedBy: "Caddy: 403 for everyone", rules: ["REX037"] },
    spellings: [
      'port: 8080, expose: vpnOnly("www")',
      'port: 8080, expose: vpnOnly("www", { publicPaths: ["/hook/*"] })',
    ],
    places: inText((options) => ({ declare: caddy, others: ["caddy"], options })),
  },
  {
    kind: "stacks / a proxy that is not trusted",
    label: { is: "defect", refusedBy: "n8n's documents: N8N_PROXY_HOPS", rules: ["REX032"] },
    spellings: [
      'const n8n = service("n8n", { image: "n8nio/n8n:2.30.7", networks: [backend], memory: { limit: "1024M" }, cpus: 1, user: 1000, port: 5678, expose: publicly("n8n"), volumes: [volume("/home/node/.n8n", { backup: "files" })], healthcheck: { test: ["wget", "-qO-", "http://127.0.0.1:5678/healthz"], startPeriod: 120 } });',
    ],
    places: inText((declare) => ({ declare: `${caddy}\n${declare}`, others: ["caddy", "n8n"] })),
  },
  {
    kind: "stacks / two programs of one repository",
    label: { is: "harmless", because: "the tag names the program" },
    spellings: [
      'const other = service("worker", { image: "ghcr.io/example/suite:worker-1.2.3", networks: [backend], memory: { limit: "64M" }, cpus: 0.25, user: 1000, healthcheck: { test: ["/app/health"] } });',
    ],
    places: inText((declare) => ({
      declare,
      others: ["other"],
      options: 'image: "ghcr.io/example/suite:server-1.2.3"',
    })),
  },
  {
    kind: "stacks / more than the host has",
    label: {
      is: "defect",
      refusedBy: "Docker: Range of CPUs is from 0.01 to the host's; the kernel's OOM killer",
      rules: ["REX027", "schema"],
    },
    spellings: [
      "(text) => text.replaceAll(/host\\(\\{/g, 'host({ memory: \"256M\",')",
      "(text) => text.replaceAll(/host\\(\\{/g, 'host({ memory: \"0.25G\",')",
    ],
    places: inEveryFile,
  },
];
