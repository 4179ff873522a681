import type { Table } from "../mutation.js";
import { inText } from "../places.js";
import { serviceText, usualOptions } from "../program.js";

const machines = `const near = machine("near");\nconst far = machine("far");`;
const hosts = `hosts: {
    one: host({ address: "198.51.100.1", user: "deploy", machine: near, privateAddress: "192.0.2.1" }),
    other: host({ address: "198.51.100.2", user: "deploy", machine: far, privateAddress: "192.0.2.2" }),
  }`;
const store = serviceText("store", usualOptions, "on: far, networks: [backend, inner], port: 8080");

/** A service with the options, beside one that runs on another machine. */
const besideOneFarAway = inText((options) => ({
  declare: `${machines}\n${store}`,
  others: ["store"],
  options,
  stack: hosts,
}));

/** The same, where a third service runs on the machine of the second, with the options. */
const besideTwoFarAway = inText((options) => ({
  declare: [
    machines,
    store,
    serviceText("app", usualOptions, "on: near, port: 8081, dependsOn: [store]"),
    serviceText("report", usualOptions, `on: far, ${options}`),
  ].join("\n"),
  others: ["store"],
  phases: `[
    phase("1", "Foundations", [common(), docker(), configure(store), configure(app), configure(report)]),
    phase("2", "Containers", [deploy({ infra: [store], apps: [app, report] }), backup()]),
  ]`,
  stack: hosts,
}));

export const severalMachines: readonly Table[] = [
  {
    kind: "machines / services that talk as they say",
    label: { is: "harmless", because: "the port is published at the private address, and the name leads there" },
    spellings: [
      "on: near",
      "on: [near]",
      "on: near, dependsOn: [store]",
      'on: near, networks: [backend, inner], dependsOn: [store], environment: { STORE_URL: "http://store:8080" }',
    ],
    places: besideOneFarAway,
  },
  {
    kind: "machines / a service without one",
    label: { is: "defect", refusedBy: "Ansible: no play deploys it", rules: ["REX240"] },
    spellings: ["port: 8082", 'environment: { A: "b" }'],
    places: besideOneFarAway,
  },
  {
    kind: "machines / one that asks out of reach",
    label: { is: "defect", refusedBy: "the kernel: no route from an internal network", rules: ["REX241"] },
    spellings: ["on: near, networks: [inner], dependsOn: [store]"],
    places: besideOneFarAway,
  },
  {
    kind: "machines / one that asks, and does not say so",
    label: { is: "defect", refusedBy: "the resolver: the name is unknown, or the packet filter", rules: ["REX242"] },
    spellings: [
      'on: near, environment: { STORE_URL: "http://store:8080" }',
      'on: near, environment: { STORE_HOST: "store" }, command: ["--wait"]',
      'on: near, command: ["--store=http://store:8080/"]',
      'on: near, files: [file("/etc/app.conf", "upstream store:8080;")]',
      'on: near, dependsOn: [store], environment: { STORE_URL: "http://store:9090" }',
    ],
    places: besideOneFarAway,
  },
  {
    kind: "machines / one thing on two of them",
    label: { is: "defect", refusedBy: "the name server: a site's name leads to one of two proxies", rules: ["REX243"] },
    spellings: ['on: [near, far], reverseProxy: true, publish: ["443/tcp"]'],
    places: besideOneFarAway,
  },
  {
    kind: "machines / two that wait for each other",
    label: { is: "defect", refusedBy: "Ansible: neither can be deployed first", rules: ["REX244"] },
    spellings: ["dependsOn: [app]"],
    places: besideTwoFarAway,
  },
  {
    kind: "machines / one heartbeat of two hosts",
    label: {
      is: "defect",
      refusedBy: "the service that waits for heartbeats: it hears the other host",
      rules: ["REX255"],
    },
    spellings: ['uptime({ heartbeatUrl: secret("heartbeat_url") })'],
    places: inText((late) => ({
      declare: `${machines}\n${store}`,
      others: ["store"],
      options: "on: near",
      stack: hosts,
      late,
    })),
  },
];
