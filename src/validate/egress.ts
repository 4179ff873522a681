import type { Healthcheck } from "../model/service/healthcheck.js";
import type { DeployableService } from "../model/service/service.js";
import type { DeployableNetwork } from "../model/stack.js";

type Services = Readonly<Record<string, DeployableService>>;

/**
 * Services whose network allows names are told of the proxy that leads to them, as programs are told: by their environment, in
 * capital letters and in small ones, for each program reads some. They wait for the proxy. What the stack says itself counts.
 */
export function withEgress(services: Services, networks: Readonly<Record<string, DeployableNetwork>>): Services {
  const filtered = Object.keys(networks).filter((network) => networks[network]?.allow !== undefined);
  if (filtered.length === 0) return services;
  const known = Object.entries(services).map(([name, service]): [string, DeployableService] => {
    const own = filtered.find((network) => joins(service, network));
    const proxy = Object.entries(services).find(
      ([other, { egressProxy }]) =>
        egressProxy === true && other !== name && own !== undefined && joins(services[other], own),
    );
    if (proxy === undefined || service.egressProxy === true) return [name, service];
    const [proxyName, { port }] = proxy;
    if (port === undefined) return [name, service];
    const address = `http://${proxyName}:${port}`;
    const direct = directly(name, services);
    return [
      name,
      {
        ...service,
        environment: {
          ...inBothForms({ HTTP_PROXY: address, HTTPS_PROXY: address, NO_PROXY: direct }),
          ...service.facts?.besideProxy,
          ...service.environment,
        },
        ...(service.healthcheck && { healthcheck: besideProxy(service.healthcheck) }),
        dependsOn: [...new Set([...service.dependsOn, proxyName])],
      },
    ];
  });
  return Object.assign(Object.create(null), Object.fromEntries(known));
}

const isWget = /(?:^|\/)wget$/;
const isBusybox = /(?:^|\/)busybox$/;
const isShell = /(?:^|\/)(?:ba|da|a)?sh$/;
/** Before its options or the address, not where a shell is asked whether there is a wget. */
const wgetOfShell = /\bwget(?=\s+["'$h-])/g;

/**
 * The probe asks its own container. The wget of busybox, other than GNU's, knows no NO_PROXY, and both know `-Y off`.
 * Source: networking/wget.c of busybox, `use_proxy`.
 */
function besideProxy(healthcheck: Healthcheck): Healthcheck {
  const [program, ...args] = healthcheck.test;
  if (isWget.test(program)) return { ...healthcheck, test: [program, "-Y", "off", ...args] };
  if (isBusybox.test(program) && args[0] === "wget")
    return { ...healthcheck, test: [program, "wget", "-Y", "off", ...args.slice(1)] };
  if (!isShell.test(program)) return healthcheck;
  return { ...healthcheck, test: [program, ...args.map((arg) => arg.replaceAll(wgetOfShell, "wget -Y off"))] };
}

function joins(service: DeployableService | undefined, network: string): boolean {
  return service !== undefined && service.networks !== "host" && service.networks.includes(network);
}

/** What a service reaches by itself: its own container, and those on its networks. */
function directly(name: string, services: Services): string {
  const own = services[name]?.networks ?? [];
  const near = Object.entries(services).flatMap(([other, { networks, names }]) =>
    own !== "host" && networks !== "host" && networks.some((network) => own.includes(network))
      ? [other, ...names.own]
      : [],
  );
  return ["localhost", "127.0.0.1", "::1", ...[...new Set(near)].sort()].join(",");
}

function inBothForms(settings: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const small = Object.entries(settings).map(([name, value]) => [name.toLowerCase(), value]);
  return { ...settings, ...Object.fromEntries(small) };
}
