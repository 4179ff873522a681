import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Volume } from "../../src/dsl/mount.js";
import type { Phase, Step } from "../../src/model/phase.js";
import type { Service } from "../../src/model/service.js";
import type { Stack } from "../../src/model/stack.js";
import { review } from "../../src/review/run.js";
import { stackOf } from "./tools/evaluate.js";

const report = stackOf(readFileSync(fileURLToPath(new URL("../../stack.ts", import.meta.url)), "utf8"));
const names = Object.keys(report.services);
const idsIn = (stack: Stack): readonly string[] => review(stack).map(({ id }) => id);

test("the report's stack breaks no rule", () => {
  expect(review(report)).toEqual([]);
});

/** The report's stack with one service changed. */
function withService(name: string, change: (service: Service) => Partial<Service>): Stack {
  const service = report.services[name];
  if (service === undefined) throw new Error(`there is no service '${name}'`);
  return { ...report, services: { ...report.services, [name]: { ...service, ...change(service) } } };
}

/** The report's stack with its steps changed. */
function withSteps(change: (step: Step, phase: Phase) => readonly Step[]): Stack {
  const phases = report.phases.map((phase) => ({
    ...phase,
    steps: phase.steps.flatMap((step) => change(step, phase)),
  }));
  return { ...report, phases: phases.filter(({ steps }) => steps.length > 0) };
}

const withoutRole = (role: string) => withSteps((step) => (step.role === role ? [] : [step]));
const hardening: Step = { kind: "role", role: "hardening", own: false, variables: {} };
const with172 = (octet: number) => `172.${octet}.9.0/24`;

/** Mistakes that one edit of the report's stack makes: each with the rule that must tell it, and where it may happen. */
const mutations: readonly (readonly [string, string, (index: number) => Stack])[] = [
  [
    "hardening moved to an earlier phase",
    "REX001",
    (index) => {
      const rest = withoutRole("hardening");
      const target = index % (rest.phases.length - 1);
      return {
        ...rest,
        phases: rest.phases.map((phase, at) =>
          at === target ? { ...phase, steps: [...phase.steps, hardening] } : phase,
        ),
      };
    },
  ],
  [
    "a role not configured any more",
    "REX002",
    (index) => {
      const configured = report.phases.flatMap(({ steps }) => steps.filter(({ kind }) => kind === "configure"));
      return withoutRole(configured[index % configured.length]?.role ?? "");
    },
  ],
  [
    "a service not deployed any more",
    "REX002",
    (index) => {
      const gone = names[index % names.length];
      return withSteps((step) =>
        step.kind === "deploy"
          ? [
              {
                ...step,
                waves: {
                  infra: step.waves.infra.filter((name) => name !== gone),
                  apps: step.waves.apps.filter((name) => name !== gone),
                },
              },
            ]
          : [step],
      );
    },
  ],
  [
    "a role in two phases",
    "REX003",
    (index) => {
      const steps = report.phases.flatMap((phase) => phase.steps);
      const twice = steps[index % (steps.length - 1)] as Step;
      return { ...report, phases: [{ id: "0", title: "Again", steps: [twice] }, ...report.phases] };
    },
  ],
  [
    "a probe of another machine",
    "REX004",
    (index) =>
      withService(at(names, index), ({ healthcheck }) => ({
        healthcheck: { ...healthcheck, test: ["sh", "-c", "true | curl https://example.com/"] },
      })),
  ],
  [
    "a floating image",
    "REX005",
    (index) =>
      withService(at(names, index), ({ image }) => ({
        image: image.replace(/:[^:/]+$/, at([":latest", "", ":stable", ":18", ":main"], index)),
      })),
  ],
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
    "provisioning before the deployment",
    "REX007",
    (index) => {
      const steps = report.phases.flatMap((phase) => phase.steps).filter(({ kind }) => kind === "provision");
      const early = at(steps, index);
      const rest = withSteps((step) => (step === early ? [] : [step]));
      return { ...rest, phases: [{ id: "0", title: "Early", steps: [early] }, ...rest.phases] };
    },
  ],
  [
    "PostgreSQL 18 on the old path",
    "REX008",
    () =>
      withService("postgresql", ({ volumes }) => ({
        volumes: volumes.map((mount) =>
          mount.kind === "volume" ? { ...mount, path: "/var/lib/postgresql/data" } : mount,
        ),
      })),
  ],
  [
    "PostgreSQL 18 without a capability",
    "REX008",
    (index) =>
      withService("postgresql", ({ capabilities }) => ({
        capabilities: capabilities.filter((_, position) => position !== index % capabilities.length),
      })),
  ],
  [
    "a probe of localhost",
    "REX014",
    (index) =>
      withService(at(names, index), ({ healthcheck }) => ({
        healthcheck: { ...healthcheck, test: [...healthcheck.test, "http://localhost/"] },
      })),
  ],
  [
    "a probe that proves nothing",
    "REX016",
    (index) =>
      withService(at(names, index), ({ healthcheck }) => ({
        healthcheck: { ...healthcheck, test: [at(["true", "echo", "ls"], index)] },
      })),
  ],
  [
    "a start period of nothing",
    "REX017",
    (index) =>
      withService(at(names, index), ({ healthcheck }) => ({ healthcheck: { ...healthcheck, startPeriod: 0 } })),
  ],
  [
    "all capabilities",
    "REX025",
    (index) =>
      withService(at(names, index), ({ capabilities }) => ({
        capabilities: [...capabilities, at(["ALL", "SYS_ADMIN", "CAP_CHOWN", "chown"], index)],
      })),
  ],
  [
    "a limit too small to boot",
    "REX026",
    (index) =>
      withService(at(names, index), ({ memory }) => ({
        memory: { ...memory, limit: "8M", reservation: undefined, heap: undefined },
      })),
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
      const asking = names.filter((name) => report.services[name]?.healthcheck.test.join(" ").includes("//127.0.0.1"));
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
        expose: { kind: "public", subdomain: `metrics${index}` },
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
  [
    "a volume dumped by nobody",
    "REX042",
    (index) => {
      const kept = names.filter(
        (name) => report.services[name]?.volumes.some(isVolume) && report.services[name]?.dump === undefined,
      );
      return withService(at(kept, index), ({ volumes }) => ({
        volumes: volumes.map((mount) => (isVolume(mount) ? { ...mount, backup: "dump" as const } : mount)),
      }));
    },
  ],
  [
    "containers before their configuration",
    "REX041",
    (index) => {
      const steps = report.phases.flatMap((phase) => phase.steps).filter(({ kind }) => kind === "configure");
      const late = at(steps, index);
      const rest = withSteps((step) => (step === late ? [] : [step]));
      return {
        ...rest,
        phases: [...rest.phases.slice(0, -1), { id: "late", title: "Late", steps: [late] }, ...rest.phases.slice(-1)],
      };
    },
  ],
];

function at<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}

function isVolume(mount: Service["volumes"][number]): mount is Volume {
  return mount.kind === "volume";
}

describe("one mistake in the report's stack is found", () => {
  test.each(mutations)("%s: %s", (_, id, mutate) => {
    fc.assert(
      fc.property(fc.nat({ max: 59 }), (index) => {
        expect(idsIn(mutate(index))).toContain(id);
      }),
      { numRuns: 30 },
    );
  });
});

describe("stacks at random", () => {
  const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
  const drawn = fc.record({
    networks: fc.uniqueArray(label, { minLength: 1, maxLength: 5 }),
    services: fc.uniqueArray(label, { minLength: 1, maxLength: 12 }),
    infra: fc.nat({ max: 12 }),
    phases: fc.boolean(),
    limit: fc.integer({ min: 16, max: 4096 }),
    user: fc.integer({ min: 1, max: 65534 }),
    seed: fc.nat({ max: 1000 }),
  });

  /** A sound stack: any names, any number of services and networks, any split into waves. */
  function sound({
    networks,
    services,
    infra,
    phases,
    limit,
    user,
    seed,
  }: typeof drawn extends fc.Arbitrary<infer T> ? T : never): Stack {
    const program = `
import { configure, defineStack, deploy, host, network, phase, role, service, volume } from "rexible";
const networks = ${JSON.stringify(networks)}.map((name, index) => network(name, { subnet: \`172.20.\${index}.0/24\`, internal: index % 2 === 1 }));
const all = ${JSON.stringify(services)}.map((name, index) => service(name, {
  image: \`ghcr.io/example/\${name}:1.\${index}.${seed}\`,
  networks: [networks[(index + ${seed}) % networks.length]],
  memory: { limit: "${limit}M" },
  cpus: 0.5,
  user: ${user},
  volumes: index % 2 === 0 ? [volume("/data", { backup: index % 4 === 0 ? "files" : { none: "an example" } })] : [],
  healthcheck: { test: [\`/\${name}\`, "health"] },
}));
const [infra, apps] = [all.slice(0, ${infra}), all.slice(${infra})];
export default defineStack("example", {
  hosts: { prod: host({ address: "192.0.2.10", user: "deploy" }) },
  domain: "example.com",
  phases: [
    phase("1", "Configuration", all.map((one) => configure(one))),
    ${phases ? 'phase("2", "Containers", [deploy({ infra, apps })]), phase("3", "End", [role("backup"), role("hardening")])' : 'phase("2", "Containers", [deploy({ infra, apps }), role("backup")])'},
  ],
});`;
    return stackOf(program);
  }

  test("are accepted where they are sound", () => {
    fc.assert(
      fc.property(drawn, (given) => {
        expect(review(sound(given))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test("never make a rule fail, whatever stands in them", () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom("", "/", "http://", "$(", "sh", "-c", "postgres:18", "redis:8.4.0-bookworm"),
    );
    const service = fc.record({
      image: word,
      networks: fc.oneof(fc.constant("host" as const), fc.array(word, { maxLength: 3 })),
      capabilities: fc.array(word, { maxLength: 3 }),
      readOnly: fc.boolean(),
      reverseProxy: fc.boolean(),
      dependsOn: fc.array(word, { maxLength: 2 }),
      publish: fc.array(word, { maxLength: 2 }),
      environment: fc.dictionary(word, fc.oneof(word, fc.boolean(), fc.integer())),
      command: fc.option(fc.array(word), { nil: undefined }),
      test: fc.array(word, { minLength: 1 }),
      path: word,
      limit: word,
      user: fc.option(word, { nil: undefined }),
      subdomain: fc.option(word, { nil: undefined }),
    });
    const model = report.services.n8n as Service;
    fc.assert(
      fc.property(fc.dictionary(word, service), fc.dictionary(word, word), (services, networks) => {
        const stack: Stack = {
          ...report,
          networks: Object.fromEntries(
            Object.entries(networks).map(([name, subnet]) => [name, { subnet, internal: false }]),
          ),
          services: Object.fromEntries(
            Object.entries(services).map(([name, { test: probe, path, limit, subdomain, ...given }]) => [
              name,
              {
                ...model,
                ...given,
                facts: undefined,
                healthcheck: { ...model.healthcheck, test: probe as [string, ...string[]] },
                volumes: [{ kind: "volume", path, backup: "files" }],
                memory: { ...model.memory, limit },
                expose: subdomain === undefined ? undefined : { kind: "public", subdomain },
              } satisfies Service,
            ]),
          ),
        };
        expect(idsIn(stack)).not.toContain("REX000");
      }),
      { numRuns: 100 },
    );
  });
});

describe("role sources at random", () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom(
      "{{ a",
      "{% for x",
      "{{ 'x }}",
      "a | b",
      "curl x | sh",
      "#!/bin/bash",
      "pip install x",
      "docker",
      "\0",
    ),
  );
  const key = fc.oneof(
    word,
    fc.constantFrom(
      ...["name", "block", "rescue", "when", "register", "notify", "services", "networks", "ports", "volumes", "env"],
      ...[
        "ansible.builtin.shell",
        "copy",
        "docker_container",
        "docker_compose_v2",
        "git",
        "pip",
        "cron",
        "uri",
        "meta",
      ],
      ...[
        "state",
        "cmd",
        "argv",
        "job",
        "mode",
        "url",
        "environment",
        "privileged",
        "cap_add",
        "image",
        "dependencies",
      ],
    ),
  );
  const data = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.oneof(word, fc.boolean(), fc.integer(), fc.constant(null)),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(key, tie("value"), { maxKeys: 4 }),
    ),
  })).value;
  const path = fc.constantFrom(
    ...["tasks/main.yml", "handlers/main.yml", "meta/main.yml", "defaults/main.yml", "vars/main.yml"],
    ...["files/compose.yml", "templates/compose.yml.j2", "templates/x.j2", "files/x.sh"],
  );
  const file = fc.record({ path, text: word, data: fc.oneof(data, fc.array(data), fc.constant(undefined)) });

  test("never make a rule fail, whatever stands in them", () => {
    fc.assert(
      fc.property(fc.array(file, { maxLength: 5 }), fc.boolean(), (files, own) => {
        const role = { name: "own", own, files: files.map((one) => ({ ...one, file: `roles-src/own/${one.path}` })) };
        expect(review(report, [role]).map(({ id, message }) => (id === "REX000" ? message : ""))).not.toContainEqual(
          expect.stringMatching(/./),
        );
      }),
      { numRuns: 300 },
    );
  });
});
