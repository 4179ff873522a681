import { oncePer } from "../once-per.js";
import { reverseProxyOf } from "../reverse-proxy.js";
import { sitesOf } from "../sites.js";
import type { Stack } from "../stack.js";

/** That a service talks to another one, and at which port; none where the other one says none. */
export interface Talk {
  readonly from: string;
  readonly to: string;
  readonly port: number | undefined;
  /** Option of the service that says so: "sites" are those that it serves as the reverse proxy. */
  readonly by: "dependsOn" | "databases" | "sites";
}

/** Who talks to whom by what the stack says, each pair once: what firewalls between machines let through, and nothing else. */
export const talksOf = oncePer((stack: Stack): readonly Talk[] => {
  const { services } = stack;
  const said = Object.entries(services).flatMap(([from, { dependsOn, databases }]): Talk[] => [
    ...databases.map(({ engine: to }): Talk => ({ from, to, port: services[to]?.port, by: "databases" })),
    ...dependsOn.map((to): Talk => ({ from, to, port: services[to]?.port, by: "dependsOn" })),
  ]);
  const all = [...said, ...ofTheProxy(stack)].filter(({ from, to }) => from !== to && services[to] !== undefined);
  return [...new Map(all.map((talk) => [`${talk.from} ${talk.to} ${talk.port}`, talk])).values()];
});

function ofTheProxy(stack: Stack): readonly Talk[] {
  const from = reverseProxyOf(stack)?.name;
  if (from === undefined) return [];
  return sitesOf(stack).flatMap(({ service, leadsTo, settings: { login } }) => [
    ...(leadsTo.kind === "service"
      ? leadsTo.upstreams.map((one) => talkOf(from, service, Number(one.split(":").at(-1))))
      : []),
    ...(login?.kind === "forwardAuth" ? [talkOf(from, login.service, stack.services[login.service]?.port)] : []),
  ]);
}

function talkOf(from: string, to: string, port: number | undefined): Talk {
  return { from, to, port: port === undefined || Number.isNaN(port) ? undefined : port, by: "sites" };
}
