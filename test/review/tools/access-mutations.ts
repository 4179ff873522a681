import { at, type Mutation, names, report, withService } from "./changed-report.js";

const with172 = (octet: number) => `172.${octet}.9.0/24`;

/** Mistakes in who reaches what: networks, addresses, secrets. */
export const accessMutations: readonly Mutation[] = [
  [
    "a subnet in the daemon's pool",
    "REX006",
    (index) => {
      const network = at(Object.keys(report.networks), index);
      return {
        ...report,
        networks: { ...report.networks, [network]: { subnet: with172(17 + (index % 3)), internal: false } },
      };
    },
  ],
  [
    "two subnets that overlap",
    "REX006",
    (index) => {
      const [one, other] = Object.keys(report.networks);
      const subnet = report.networks[one ?? ""]?.subnet ?? "";
      const wider = subnet.replace(/\.\d+\/24$/, at([".0/24", ".0/16", ".128/25"], index));
      return { ...report, networks: { ...report.networks, [other ?? ""]: { subnet: wider, internal: false } } };
    },
  ],
  [
    "a password in the environment",
    "REX028",
    (index) =>
      withService(at(names, index), ({ environment }) => ({
        environment: { ...environment, [at(["DB_PASSWORD", "API_KEY", "APP_SECRET"], index)]: "changeme" },
      })),
  ],
  [
    "a database published on the host",
    "REX035",
    (index) => {
      const inner = names.filter((name) => report.services[name]?.reverseProxy === false);
      return withService(at(inner, index), () => ({ publish: [`${5432 + index}/tcp`] }));
    },
  ],
  [
    "the socket as a path",
    "REX038",
    (index) =>
      withService(at(names, index), ({ volumes }) => ({
        volumes: [
          ...volumes,
          {
            kind: "host-path",
            source: at(["/var/run/docker.sock", "/run", "/"], index),
            path: "/x",
            because: "a reason",
          },
        ],
      })),
  ],
  [
    "an address with a letter too many",
    "REX060",
    (index) =>
      withService(at(names, index), ({ environment }) => ({
        environment: { ...environment, EXTRA_URL: `http://${at(names, index + 1)}x:8080` },
      })),
  ],
  [
    "an address of a service in other networks",
    "REX060",
    (index) => {
      const inNetworks = names.filter((name) => report.services[name]?.networks !== "host");
      const [asking, asked] = [at(inNetworks, index), at(inNetworks, index + 1)];
      const alone = withService(asking, ({ environment }) => ({
        networks: ["alone"],
        environment: { ...environment, EXTRA_URL: `http://${asked}:8080` },
      }));
      return { ...alone, networks: { ...alone.networks, alone: { subnet: "172.20.200.0/24", internal: false } } };
    },
  ],
  [
    "an address on localhost",
    "REX061",
    (index) => {
      const inNetworks = names.filter((name) => report.services[name]?.networks !== "host");
      return withService(at(inNetworks, index), ({ environment }) => ({
        environment: { ...environment, EXTRA_URL: at(["redis://localhost:1", "http://127.0.0.1:2/x"], index) },
      }));
    },
  ],
  [
    "a list of hosts without the probe's",
    "REX062",
    (index) => {
      const asking = names.filter((name) => report.services[name]?.healthcheck?.test.join(" ").includes("//127.0.0.1"));
      return withService(at(asking, index), ({ environment }) => ({
        environment: { ...environment, APP_ALLOWED_HOSTS: "example.com, www.example.com" },
      }));
    },
  ],
  [
    "a database in a network with a way out",
    "REX071",
    (index) => {
      const engine = at(["postgresql", "redis"], index);
      return withService(engine, ({ networks }) => ({ networks: [...networks, "egress"] }));
    },
  ],
  [
    "a monitoring store opened to everyone",
    "REX070",
    (index) =>
      withService(at(["victoriametrics", "loki", "alloy"], index), () => ({
        expose: [{ kind: "public", subdomain: `metrics${index}` }],
      })),
  ],
  [
    "a short secret",
    "REX072",
    (index) => {
      const [name, secret] = at(Object.entries(report.secrets), index);
      return { ...report, secrets: { ...report.secrets, [name]: { ...secret, minLength: 1 + (index % 11) } } };
    },
  ],
];
