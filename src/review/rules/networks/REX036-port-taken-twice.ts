import type { Service } from "../../../model/service/service.js";
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
    site: "services '{first}' and '{service}' are both the site '{site}'",
    proxy: "services '{first}' and '{service}' are both the reverse proxy",
  },
  why: "The second container does not start ('port is already allocated'), or one site hides the other.",
  fix: {
    port: "Give one of them another port.",
    role: "Give the service another port of the host: the program's own is not for a stack to change.",
    site: "Give one of them another subdomain.",
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
    const programs = new Map(hostPortsOf(stack).map((taken) => [taken.port, taken]));
    for (const [service, definition] of Object.entries(stack.services))
      for (const { says, what, route } of claimsOf(definition)) {
        const first = says === "port" ? programs.get(what) : undefined;
        if (first !== undefined)
          yield { says: "role", at: ["services", service, ...route], with: { service, ...first } };
      }
  },
  *checkApplication({ services }) {
    const taken = new Map<string, { readonly service: string; readonly route: Route }>();
    for (const [service, definition] of Object.entries(services))
      for (const { says, what, route } of claimsOf(definition)) {
        const at = ["services", service, ...route];
        const first = taken.get(`${says} ${what}`);
        if (first === undefined) taken.set(`${says} ${what}`, { service, route });
        else {
          const filling = { first: first.service, service };
          const related = [
            { at: ["services", first.service, ...first.route], says: `'${first.service}' takes it here` },
          ];
          if (says === "port") yield { says, at, with: { ...filling, port: what }, related };
          else if (says === "site") yield { says, at, with: { ...filling, site: what }, related };
          else yield { says, at, with: filling, related };
        }
      }
  },
});

interface Claim {
  readonly says: "port" | "site" | "proxy";
  readonly what: string;
  readonly route: Route;
}

function claimsOf({ publish, expose, reverseProxy }: Service): readonly Claim[] {
  const ports = publish.map((port, index): Claim => ({ says: "port", what: port, route: ["publish", index] }));
  const proxy: readonly Claim[] = reverseProxy ? [{ says: "proxy", what: "", route: ["reverseProxy"] }] : [];
  if (expose === undefined) return [...ports, ...proxy];
  const exposed: Claim =
    expose.kind === "loopback"
      ? { says: "port", what: `${expose.port}/tcp`, route: ["expose"] }
      : { says: "site", what: expose.subdomain, route: ["expose", "subdomain"] };
  return [...ports, ...proxy, exposed];
}
