import type { Application } from "../../../model/application.js";
import { isOpenPort } from "../../../model/service/ports.js";
import type { Service } from "../../../model/service/service.js";
import { placeInZone, type Site } from "../../../model/site.js";
import { sitesOf } from "../../../model/sites.js";
import { shown } from "../../../model/value.js";
import { hostPortsOf } from "../../../roles/host-ports.js";
import type { Route } from "../../finding.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX036",
  title: "A port of the host, or a site's name, taken twice",
  level: "error",
  says: {
    port: "services '{first}' and '{service}' both take port {port} of the host",
    role: "service '{service}' takes port {port} of the host, which {program} of the role '{role}' takes too",
    ssh: "port {port}, on which SSH is to listen, is taken by {program} of the role '{role}'",
    site: "two sites answer for '{site}'",
    proxy: "services '{first}' and '{service}' are both the reverse proxy",
  },
  why: "The second container does not start ('port is already allocated'), or one site hides the other.",
  fix: {
    port: "Give one of them another port.",
    role: "Give the service another port of the host: the program's own is not for a stack to change.",
    ssh: "Give SSH another port: 'sshPort' of the stack, or 'bootstrapPort' of the host.",
    site: "Give one of them another subdomain, or a 'path' of its own.",
    proxy: "Keep one reverse proxy.",
  },
  bad: {
    port: `
const other = service("other", { ...required, port: 80, expose: onLoopback(8080) });
const app = service("app", { ...required, port: 80, expose: onLoopback(8080) });`,
    role: `
const app = service("app", { ...required, port: 80, expose: onLoopback(8080) });

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
    phase("3", "Hardening", [role("hardening")]),
  ],
});`,
    ssh: `
const app = service("app", required);

export default defineStack("example", {
  ...usual,
  sshPort: 8080,
  phases: [
    phase("1", "Foundations", [docker()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
    phase("3", "Hardening", [role("hardening")]),
  ],
});`,
    site: `
const proxy = service("proxy", { ...required, reverseProxy: true, publish: ["443/tcp"] });
const other = service("other", { ...required, port: 80, expose: publicly("www") });
const app = service("app", { ...required, port: 80, expose: publicly("www") });`,
    proxy: `
const proxy = service("proxy", { ...required, reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", { ...required, reverseProxy: true, publish: ["80/tcp"] });`,
  },
  good: `
const proxy = service("proxy", { ...required, reverseProxy: true, publish: ["443/tcp"] });
const other = service("other", { ...required, port: 80, expose: publicly("docs") });
const app = service("app", { ...required, port: 80, expose: publicly("www") });`,
  links: [],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    const taken = hostPortsOf(stack);
    const programs = new Map(taken.map((one) => [one.port, one]));
    const other = taken.find(({ port, program }) => program !== "sshd" && port === `${stack.sshPort}/tcp`);
    if (other !== undefined) yield { says: "ssh", at: ["sshPort"], with: { ...other } };
    for (const [service, definition] of Object.entries(stack.services))
      for (const { says, what, route } of claimsOf(definition)) {
        const first = says === "port" ? programs.get(what) : undefined;
        if (first !== undefined)
          yield { says: "role", at: ["services", service, ...route], with: { service, ...first } };
      }
    const sites = new Map<string, Site>();
    for (const site of sitesOf(stack)) {
      const place = `${shown(site.host)}${site.path ?? ""}`;
      const first = sites.get(place);
      if (first === undefined) sites.set(place, site);
      else
        yield {
          says: "site",
          at: [...site.at, "subdomain"],
          with: { site: placeInZone(site) },
          related: [{ at: [...first.at, "subdomain"], says: `${ownerOf(first)} answers for it` }],
        };
    }
  },
  *checkApplication({ services }) {
    const taken: { readonly service: string; readonly claim: Claim }[] = [];
    for (const [service, definition] of Object.entries(services))
      for (const claim of claimsOf(definition)) {
        const first = taken.find(
          (other) =>
            collide(other.claim, claim) && (claim.says === "proxy" || meetOnAHost(services, other.service, service)),
        );
        taken.push({ service, claim });
        if (first === undefined) continue;
        const at = ["services", service, ...claim.route];
        const filling = { first: first.service, service };
        const related = [
          { at: ["services", first.service, ...first.claim.route], says: `'${first.service}' takes it here` },
        ];
        if (claim.says === "port") yield { says: "port", at, with: { ...filling, port: claim.what }, related };
        else yield { says: "proxy", at, with: filling, related };
      }
  },
});

/** Services that run on different machines alone never meet. */
function meetOnAHost(services: Application["services"], one: string, other: string): boolean {
  const [first, second] = [services[one]?.on, services[other]?.on];
  return first === undefined || second === undefined || first.some((machine) => second.includes(machine));
}

const ownerOf = ({ service }: Site): string => (service === "" ? "the stack" : `'${service}'`);

interface Claim {
  readonly says: "port" | "proxy";
  readonly what: string;
  /** Of a port: its first and last number, its protocol, and the one address that it is taken on. */
  readonly range?: readonly [number, number];
  readonly protocol?: string;
  readonly address?: string | undefined;
  readonly route: Route;
}

/** Two ranges of one protocol that meet, unless each is on an address of its own; or one thing twice. */
function collide(one: Claim, other: Claim): boolean {
  if (one.says !== other.says) return false;
  if (one.range === undefined || other.range === undefined) return one.what === other.what;
  const isApart = one.address !== undefined && other.address !== undefined && one.address !== other.address;
  const meet = one.range[0] <= other.range[1] && other.range[0] <= one.range[1];
  return one.protocol === other.protocol && meet && !isApart;
}

function portClaim(what: string, address: string | undefined, route: Route): Claim {
  const [numbers = "", protocol = "tcp"] = what.split("/");
  const [first = 0, last = first] = numbers.split("-").map(Number);
  return { says: "port", what, range: [first, last], protocol, address, route };
}

function claimsOf({ publish, ports: open, expose, reverseProxy }: Service): readonly Claim[] {
  // Docker chooses the number of a hand-written port that says only the container's.
  const chosen = new Set(
    open.flatMap(({ published, target, protocol }) => (published === undefined ? [`${target}/${protocol}`] : [])),
  );
  const ports = [
    ...publish.flatMap((port, index) => (chosen.has(port) ? [] : [portClaim(port, undefined, ["publish", index])])),
    // A hand-written port on every address stands in 'publish' too.
    ...open.flatMap((port, index) =>
      isOpenPort(port) || (port.address !== undefined && port.published !== undefined && port.address !== "\0")
        ? [portClaim(`${port.published}/${port.protocol}`, port.address, ["ports", index])]
        : [],
    ),
  ];
  const proxy: readonly Claim[] = reverseProxy ? [{ says: "proxy", what: "", route: ["reverseProxy"] }] : [];
  const loopback = expose.flatMap((one, index) =>
    one.kind === "loopback" ? [portClaim(`${one.port}/tcp`, "127.0.0.1", ["expose", index])] : [],
  );
  return [...ports, ...proxy, ...loopback];
}
