import fc from "fast-check";
import type { Stack } from "../../../src/model/stack.js";
import { stackOf } from "./evaluate.js";

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

type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

function soundStack({ networks, services, infra, phases, limit, user, seed }: Drawn): Stack {
  const program = `
import { configure, defineStack, deploy, docker, host, network, phase, role, service, volume } from "rexible";
const networks = ${JSON.stringify(networks)}.map((name, index) => network(name, { subnet: \`172.20.\${index}.0/24\`, internal: index % 2 === 1 }));
const all = ${JSON.stringify(services)}.map((name, index) => service(name, {
  image: \`ghcr.io/example/\${name}:1.\${index}.${seed}\`,
  networks: [networks[(index + ${seed}) % networks.length]],
  memory: { limit: "${limit}M" },
  cpus: 0.5,
  user: ${user},
  volumes: index % 2 === 0 ? [volume("/data", { backup: index % 4 === 0 ? "files" : { none: "an example" } })] : [],
  healthcheck: { test: [\`/app/\${name}-health\`] },
}));
const [infra, apps] = [all.slice(0, ${infra}), all.slice(${infra})];
export default defineStack("example", {
  hosts: { prod: host({ address: "192.0.2.10", user: "deploy" }) },
  domain: "example.com",
  phases: [
    phase("1", "Configuration", [docker(), ...all.map((one) => configure(one))]),
    ${phases ? 'phase("2", "Containers", [deploy({ infra, apps })]), phase("3", "End", [role("backup"), role("hardening")])' : 'phase("2", "Containers", [deploy({ infra, apps }), role("backup")])'},
  ],
});`;
  return stackOf(program);
}

/** Sound stacks: any names, any number of services and networks, any split into waves. */
export const soundStacks = drawn.map(soundStack);
