import { argument, roundsOf } from "../../../model/ansible/task.js";
import type { Stack } from "../../../model/stack.js";
import type { Route } from "../../finding.js";
import { networksOf } from "../../questions/networks.js";
import { runsOf } from "../../questions/role-scripts.js";
import { stepsOf } from "../../questions/steps.js";
import { firstAddressOf, roomIn, subnetsOverlap } from "../../questions/subnet.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";

/**
 * What a daemon gives to networks without a subnet of their own before it is told otherwise. A host that had Docker
 * before the role 'docker' may have networks there.
 */
const daemonPools = ["172.17.0.0/16", "172.18.0.0/16", "172.19.0.0/16"] as const;

/** Ranges in which no host lives. Source: RFC 6890, table 1 to 16; RFC 5771; RFC 4291, 2.4. */
const specialRanges = [
  { range: "0.0.0.0/8", purpose: "'this host'" },
  { range: "127.0.0.0/8", purpose: "each machine itself" },
  { range: "169.254.0.0/16", purpose: "link-local" },
  { range: "224.0.0.0/4", purpose: "multicast" },
  { range: "240.0.0.0/4", purpose: "reserved" },
  { range: "::/127", purpose: "each machine itself" },
  { range: "fe80::/10", purpose: "link-local" },
  { range: "ff00::/8", purpose: "multicast" },
] as const;

export const rule = defineRule({
  id: "REX006",
  title: "A network collides with another owner or another range",
  level: "error",
  says: {
    pool: "network '{network}' has subnet '{subnet}', in the Docker daemon's own pool '{pool}'",
    configured: "network '{network}' has subnet '{subnet}', in the pool '{pool}' that 'docker()' gives to the daemon",
    overlap: "network '{network}' has subnet '{subnet}', which overlaps '{other}' of network '{second}'",
    vpn: "network '{network}' has subnet '{subnet}', which overlaps the VPN's range '{vpn}'",
    bits: "network '{network}' has subnet '{subnet}', which is an address in '{right}'",
    special: "network '{network}' has subnet '{subnet}', in '{range}', which is {purpose}",
    small: "network '{network}' has subnet '{subnet}', with room for {room} containers, and {needed} join it",
    owners: "role '{role}' creates network '{network}', which the role 'docker-stack' owns",
  },
  why: "Compose refuses a network that somebody else created ('incorrect label'), and the daemon refuses a range that is taken. Both fail in the middle of a deployment.",
  fix: {
    pool: "Take a range that the daemon does not hand out, such as '172.20.2.0/24'.",
    configured: "Take another range for the network, or another 'addressPool'.",
    overlap: "Give each network a range of its own.",
    vpn: "Take a range outside the VPN's, or the host loses the route to its clients.",
    bits: "Write the range's first address: '{right}'.",
    special: "Take a private range, such as '172.20.2.0/24' (RFC 1918), or 'ipv6: true'.",
    small: "Take a larger range, such as one that ends in '/24'.",
    owners: "Remove the task. Declare the network with 'network()': it is created once, before all containers.",
  },
  bad: {
    pool: `const backend = network("backend", { subnet: "172.17.2.0/24" });`,
    configured: `
const backend = network("backend", { subnet: "10.200.2.0/24" });

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker({ addressPool: "10.200.0.0/16" })]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
    overlap: `
const backend = network("backend", { subnet: "172.20.2.0/24" });
const frontend = network("frontend", { subnet: "172.20.0.0/16" });
const app = service("app", { ...required, networks: [backend, frontend] });`,
    vpn: `const backend = network("backend", { subnet: "100.64.8.0/24" });`,
    bits: `const backend = network("backend", { subnet: "172.20.2.1/24" });`,
    special: `const backend = network("backend", { subnet: "169.254.20.0/24" });`,
    small: `const backend = network("backend", { subnet: "172.20.2.0/31" });`,
    owners: {
      role: "side-stack",
      files: {
        "tasks/main.yml": `- name: Create the network of the backend
  community.docker.docker_network:
    name: example_backend
`,
      },
    },
  },
  good: `
const backend = network("backend", { subnet: "172.20.2.0/24", internal: true });
const frontend = network("frontend", { subnet: "172.20.1.0/24" });
const app = service("app", { ...required, networks: [backend, frontend] });`,
  links: [
    "https://docs.docker.com/engine/network/#automatic-subnet-allocation",
    "https://docs.docker.com/reference/compose-file/networks/#external",
  ],
  inEditor: ["pool"],
  mends: ["bits"],
  abroad: {
    because:
      "Which ranges Docker has given to others by then is known on its own host; the first is that of its bridge.",
    keeps: ({ says, with: { subnet } }) => says !== "pool" || String(subnet).startsWith("172.17."),
  },
  acceptable: true,
}).judgedBy({
  *checkApplication({ networks }) {
    const all = Object.entries(networks).flatMap(([network, { subnet, ipv6, external }]) =>
      external === true
        ? []
        : [
            ...(subnet === undefined ? [] : [{ network, subnet, option: "subnet" }]),
            ...(typeof ipv6 === "string" ? [{ network, subnet: ipv6, option: "ipv6" }] : []),
          ],
    );
    for (const [index, { network, subnet, option }] of all.entries()) {
      const at = ["networks", network, option];
      const right = firstAddressOf(subnet);
      if (right !== undefined && right !== subnet)
        yield {
          says: "bits",
          at,
          with: { network, subnet, right },
          mend: { kind: "replace", from: subnet, to: right },
        };
      const special = specialRanges.find(({ range }) => subnetsOverlap(subnet, range));
      if (special !== undefined) yield { says: "special", at, with: { network, subnet, ...special } };
      const pool = daemonPools.find((range) => subnetsOverlap(subnet, range));
      if (pool !== undefined) yield { says: "pool", at, with: { network, subnet, pool } };
      for (const { network: second, subnet: other, option: itsOption } of all.slice(0, index))
        if (subnetsOverlap(subnet, other))
          yield {
            says: "overlap",
            at,
            with: { network, subnet, other, second },
            related: [{ at: ["networks", second, itsOption], says: `'${second}' has '${other}'` }],
          };
    }
  },

  *check(stack) {
    const { networks, services, vpnRange } = stack;
    const given = configuredPool(stack);
    for (const [network, { subnet, ipv6 }] of Object.entries(networks)) {
      const at = ["networks", network, "subnet"];
      const isSpecial = specialRanges.some(({ range }) => subnetsOverlap(subnet, range));
      const needed = Object.values(services).filter((service) => networksOf(service).includes(network)).length;
      const room = roomIn(subnet);
      if (!isSpecial && room !== undefined && room < Math.max(needed, 1))
        yield { says: "small", at, with: { network, subnet, room, needed } };
      const isInPool = daemonPools.some((range) => subnetsOverlap(subnet, range));
      if (!isInPool && given !== undefined && subnetsOverlap(subnet, given.pool))
        yield {
          says: "configured",
          at,
          with: { network, subnet, pool: given.pool },
          related: [{ at: given.at, says: "the daemon's pool is set here" }],
        };
      if (typeof vpnRange === "string" && subnetsOverlap(subnet, vpnRange))
        yield { says: "vpn", at, with: { network, subnet, vpn: vpnRange } };
      if (typeof vpnRange === "string" && ipv6 !== undefined && subnetsOverlap(ipv6, vpnRange))
        yield { says: "vpn", at: ["networks", network, "ipv6"], with: { network, subnet: ipv6, vpn: vpnRange } };
    }
  },

  *checkRole(role, { name: stack, networks }) {
    const ours = new Map(Object.keys(networks).map((network) => [`${stack}_${network}`, network]));
    for (const task of role.tasks) {
      if (task.action !== "docker_network" || argument(task, "state") === "absent" || !role.own) continue;
      const names = roundsOf(task).map((round) =>
        role.resolve(argument(task, "name"), { ...round, stack_name: stack }),
      );
      const created = names.find((name) => ours.has(name));
      if (created !== undefined) yield { says: "owners", at: task.at, with: { role: role.name, network: created } };
    }
    for (const { program, arguments: words, at } of runsOf(role)) {
      const created =
        program === "docker" && /^network create\b/.test(words.map(({ text }) => text).join(" "))
          ? role.resolve(words.at(-1)?.text ?? "", { stack_name: stack })
          : undefined;
      if (created !== undefined && ours.has(created) && role.own)
        yield { says: "owners", at, with: { role: role.name, network: created } };
    }
    for (const { application, placeOf } of role.applications)
      for (const [key, { name = `${stack}_${key}`, external }] of Object.entries(application.networks))
        if (ours.has(name) && external !== true)
          yield { says: "owners", at: placeOf(["networks", key]), with: { role: role.name, network: name } };
  },
});

/** The pool that the role 'docker' gives to the daemon, where it is written out. */
function configuredPool(stack: Stack): { readonly pool: string; readonly at: Route } | undefined {
  for (const { step, at } of stepsOf(stack)) {
    if (step.kind !== "role" || step.own || step.role !== "docker") continue;
    const { addressPool: pool } = step.variables;
    if (typeof pool === "string") return { pool, at: [...at, "addressPool"] };
  }
  return undefined;
}

export type Review<Name extends string, Options> = Options extends { readonly subnet: infer Subnet extends string }
  ? Subnet extends `172.16.0.0/${"12" | "13" | "14" | "15"}` | "172.0.0.0/8"
    ? {
        readonly subnet: DesignReview<
          Said<typeof rule, { network: Name; subnet: Subnet; pool: "172.17.0.0/16" }, "pool">
        >;
      }
    : Subnet extends `${infer First}.${infer Second}.${string}`
      ? `${First}.${Second}.0.0/16` extends (typeof daemonPools)[number]
        ? {
            readonly subnet: DesignReview<
              Said<typeof rule, { network: Name; subnet: Subnet; pool: `${First}.${Second}.0.0/16` }, "pool">
            >;
          }
        : unknown
      : unknown
  : unknown;
